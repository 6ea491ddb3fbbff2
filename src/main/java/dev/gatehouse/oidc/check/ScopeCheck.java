package dev.gatehouse.oidc.check;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthErrorCode;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.oidc.client.Client;

/** There is a scope, and the client may ask for all of it; nothing is quietly taken away (RFC 6749 §3.3). */
final class ScopeCheck {

    private ScopeCheck() {
    }

    static Scopes check(OAuthParameters sent, Client client) {
        Scopes scopes = sent.scopes().orElse(Scopes.NONE);
        if (scopes.isEmpty()) {
            throw OAuthError.of(OAuthErrorCode.INVALID_SCOPE, "The parameter scope is missing.");
        }
        if (!client.scopes().containsAll(scopes)) {
            throw OAuthError.of(OAuthErrorCode.INVALID_SCOPE, "This client may not ask for that scope.");
        }
        return scopes;
    }
}
