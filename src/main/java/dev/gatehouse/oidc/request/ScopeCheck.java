package dev.gatehouse.oidc.request;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthErrorCode;
import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.oidc.client.Client;

/** There is a scope, and the client may ask for all of it; nothing is quietly taken away (RFC 6749 §3.3). */
final class ScopeCheck implements AuthorizationCheck {

    @Override
    public void check(AuthorizationRequest request, Client client) {
        Scopes asked = request.scopes();
        if (asked.isEmpty()) {
            throw OAuthError.of(OAuthErrorCode.INVALID_SCOPE, "The parameter scope is missing.");
        }
        if (!client.scopes().containsAll(asked)) {
            throw OAuthError.of(OAuthErrorCode.INVALID_SCOPE, "This client may not ask for that scope.");
        }
    }
}
