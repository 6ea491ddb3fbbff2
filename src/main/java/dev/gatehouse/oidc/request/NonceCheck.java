package dev.gatehouse.oidc.request;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.client.Client;

/** The nonce goes into the ID token as it is (OpenID Connect Core §3.1.2.1), so it has a bound. */
final class NonceCheck implements AuthorizationCheck {

    private static final int LONGEST = 512;

    @Override
    public void check(AuthorizationRequest request, Client client) {
        boolean fine = request.nonce()
                .map(nonce -> nonce.length() <= LONGEST && nonce.chars().allMatch(c -> c >= 0x20 && c <= 0x7E)).orElse(true);
        if (!fine) {
            throw OAuthError.invalidRequest("The nonce is too long or has a character that is not allowed.");
        }
    }
}
