package dev.gatehouse.oidc.request;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthErrorCode;
import dev.gatehouse.oidc.client.Client;

/** Request objects are not read, and so never silently ignored (OpenID Connect Core §3.1.2.6, §6). */
final class RequestObjectCheck implements AuthorizationCheck {

    @Override
    public void check(AuthorizationRequest request, Client client) {
        request.requestObject().stream().findFirst().ifPresent(name -> {
            throw OAuthError.of(switch (name) {
                case "request" -> OAuthErrorCode.REQUEST_NOT_SUPPORTED;
                case "request_uri" -> OAuthErrorCode.REQUEST_URI_NOT_SUPPORTED;
                default -> OAuthErrorCode.REGISTRATION_NOT_SUPPORTED;
            }, "The parameter " + name + " is not supported here.");
        });
    }
}
