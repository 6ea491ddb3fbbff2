package dev.gatehouse.oidc.request;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthErrorCode;
import dev.gatehouse.oidc.client.Client;

/** Tokens are made only for resources that the client is registered for (RFC 8707 §2). */
final class ResourceCheck implements AuthorizationCheck {

    private final String issuer;

    ResourceCheck(String issuer) {
        this.issuer = issuer;
    }

    @Override
    public void check(AuthorizationRequest request, Client client) {
        if (!client.resources(issuer).containsAll(request.resources())) {
            throw OAuthError.of(OAuthErrorCode.INVALID_TARGET, "This client may not ask for tokens for that resource.");
        }
    }
}
