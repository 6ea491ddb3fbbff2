package dev.gatehouse.oidc.check;

import java.util.Optional;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthParameter;
import dev.gatehouse.oidc.OAuthParameters;

/** The nonce goes into the ID token as it is (OpenID Connect Core §3.1.2.1), so it has a bound. */
final class NonceCheck {

    private static final int LONGEST = 512;

    private NonceCheck() {
    }

    static Optional<String> check(OAuthParameters sent) {
        Optional<String> nonce = sent.find(OAuthParameter.NONCE);
        if (nonce.filter(text -> !isValid(text)).isPresent()) {
            throw OAuthError.invalidRequest("The nonce is too long or has a character that is not allowed.");
        }
        return nonce;
    }

    private static boolean isValid(String nonce) {
        return nonce.length() <= LONGEST && nonce.chars().allMatch(c -> c >= 0x20 && c <= 0x7E);
    }
}
