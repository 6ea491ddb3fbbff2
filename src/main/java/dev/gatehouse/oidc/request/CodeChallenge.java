package dev.gatehouse.oidc.request;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.gatehouse.oidc.WireValue;

/** The hash of the secret that a client will show to redeem its code (RFC 7636 §4.2). */
public record CodeChallenge(String value) {

    private static final Pattern SHA_256 = Pattern.compile("[A-Za-z0-9_-]{43}");

    public CodeChallenge {
        if (!SHA_256.matcher(value).matches()) {
            throw new IllegalArgumentException("not the base64url of a SHA-256");
        }
    }

    public static Optional<CodeChallenge> parse(String text) {
        return SHA_256.matcher(text).matches() ? Optional.of(new CodeChallenge(text)) : Optional.empty();
    }

    /** How it is made; {@code plain} would undo what it is for (RFC 9700 §2.1.1). */
    public enum Method implements WireValue {
        S256;

        @Override
        public String wire() {
            return name();
        }
    }
}
