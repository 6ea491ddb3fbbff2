package dev.gatehouse.oidc.code;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.gatehouse.oidc.request.CodeChallenge;
import dev.gatehouse.platform.TokenHash;

/**
 * What a client shows to prove that it began the request (RFC 7636 §4.1): 43 to 128 unreserved characters. Weaker ones are
 * refused, as they could be guessed (CVE-2026-41213).
 */
final class CodeVerifier {

    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private final String value;

    private CodeVerifier(String value) {
        this.value = value;
    }

    static Optional<CodeVerifier> parse(String text) {
        return SYNTAX.matcher(text).matches() ? Optional.of(new CodeVerifier(text)) : Optional.empty();
    }

    /** Whether the challenge was made of this verifier by S256 (RFC 7636 §4.6), the only method there is here. */
    boolean meets(CodeChallenge challenge) {
        byte[] expected = Base64.getUrlEncoder().withoutPadding().encode(TokenHash.sha256(value.getBytes(US_ASCII)));
        return MessageDigest.isEqual(expected, challenge.value().getBytes(US_ASCII));
    }

    @Override
    public String toString() {
        return "CodeVerifier[…]";
    }
}
