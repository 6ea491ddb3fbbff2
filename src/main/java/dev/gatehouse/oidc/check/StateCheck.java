package dev.gatehouse.oidc.check;

import java.util.Optional;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthParameter;
import dev.gatehouse.oidc.OAuthParameters;

/** The state is visible ASCII of a length that survives in an address (RFC 6749 appendix A.5). */
final class StateCheck {

    private static final int LONGEST = 2048;

    private StateCheck() {
    }

    static void check(OAuthParameters sent) {
        if (sent.find(OAuthParameter.STATE).filter(state -> !isValid(state)).isPresent()) {
            throw OAuthError.invalidRequest("The state is too long or has a character that is not allowed.");
        }
    }

    /** What may be sent back: one that is not valid is not. */
    static Optional<String> orNone(OAuthParameters sent) {
        return sent.find(OAuthParameter.STATE).filter(StateCheck::isValid);
    }

    private static boolean isValid(String state) {
        return state.length() <= LONGEST && state.chars().allMatch(c -> c >= 0x20 && c <= 0x7E);
    }
}
