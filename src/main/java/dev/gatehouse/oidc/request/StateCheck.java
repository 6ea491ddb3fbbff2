package dev.gatehouse.oidc.request;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.client.Client;

/**
 * The state is visible ASCII of a length that survives in an address (RFC 6749 appendix A.5). One that is not is not sent back.
 */
final class StateCheck implements AuthorizationCheck {

    private static final int LONGEST = 2048;

    @Override
    public void check(AuthorizationRequest request, Client client) {
        if (!request.state().map(StateCheck::isSound).orElse(true)) {
            throw OAuthError.invalidRequest("The state is too long or has a character that is not allowed.");
        }
    }

    static boolean isSound(String state) {
        return state.length() <= LONGEST && state.chars().allMatch(c -> c >= 0x20 && c <= 0x7E);
    }
}
