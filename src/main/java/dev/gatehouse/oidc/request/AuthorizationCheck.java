package dev.gatehouse.oidc.request;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.client.Client;

/**
 * One rule of a specification about an authorization request. A request that breaks it is refused with an {@link OAuthError}.
 */
@FunctionalInterface
interface AuthorizationCheck {

    void check(AuthorizationRequest request, Client client) throws OAuthError;
}
