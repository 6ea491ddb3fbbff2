package dev.gatehouse.oidc.check;

import java.util.List;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthErrorCode;
import dev.gatehouse.oidc.OAuthParameter;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.client.Client;

/** Tokens are made only for resources that the client is registered for (RFC 8707 §2). */
final class ResourceCheck {

    private ResourceCheck() {
    }

    static List<String> check(OAuthParameters sent, Client client, String issuer) {
        List<String> resources = sent.all(OAuthParameter.RESOURCE);
        if (!client.resources(issuer).containsAll(resources)) {
            throw OAuthError.of(OAuthErrorCode.INVALID_TARGET, "This client may not ask for tokens for that resource.");
        }
        return resources;
    }
}
