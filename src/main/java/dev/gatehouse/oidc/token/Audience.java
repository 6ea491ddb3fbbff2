package dev.gatehouse.oidc.token;

import java.util.List;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthErrorCode;
import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.oidc.client.Client;

/**
 * Whom an access token is for (RFC 8707 §2, RFC 9068 §3): what {@code resource} named, else the client's audience and, where
 * {@code openid} was granted, our own userinfo endpoint, else the issuer.
 */
public final class Audience {

    private Audience() {
    }

    /**
     * Narrows what was granted to what is asked for now.
     *
     * @param granted the resources of the grant; empty when none were named
     * @param asked the resources named at the token endpoint
     */
    public static List<String> narrow(Client client, List<String> granted, List<String> asked, String issuer) {
        var allowed = granted.isEmpty() ? client.resources(issuer) : granted;
        if (!allowed.containsAll(asked)) {
            throw OAuthError.of(OAuthErrorCode.INVALID_TARGET, "The resource is not one this client may have tokens for.");
        }
        return asked.isEmpty() ? granted : asked;
    }

    public static List<String> of(Client client, List<String> resources, Scopes scopes, String issuer) {
        if (!resources.isEmpty()) {
            return resources;
        }
        if (client.audience().isEmpty()) {
            return List.of(issuer);
        }
        return scopes.contains(Scopes.OPENID) ? client.resources(issuer) : client.audience();
    }
}
