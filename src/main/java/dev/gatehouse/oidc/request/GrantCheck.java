package dev.gatehouse.oidc.request;

import dev.gatehouse.oidc.GrantType;
import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthErrorCode;
import dev.gatehouse.oidc.client.Client;

/** The client must be allowed to use the code flow (RFC 6749 §4.1.2.1, {@code unauthorized_client}). */
final class GrantCheck implements AuthorizationCheck {

    @Override
    public void check(AuthorizationRequest request, Client client) {
        if (!client.mayUse(GrantType.AUTHORIZATION_CODE)) {
            throw OAuthError.of(OAuthErrorCode.UNAUTHORIZED_CLIENT, "This client may not use the authorization code flow.");
        }
    }
}
