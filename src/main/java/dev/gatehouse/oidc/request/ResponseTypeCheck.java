package dev.gatehouse.oidc.request;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthErrorCode;
import dev.gatehouse.oidc.client.Client;

/** Only a code is given: no token ever travels through the browser's address (RFC 9700 §2.1.2). */
final class ResponseTypeCheck implements AuthorizationCheck {

    @Override
    public void check(AuthorizationRequest request, Client client) {
        String wanted = request.responseType()
                .orElseThrow(() -> OAuthError.invalidRequest("The parameter response_type is missing."));
        if (!wanted.equals("code")) {
            throw OAuthError.of(OAuthErrorCode.UNSUPPORTED_RESPONSE_TYPE, "Only response_type=code is supported.");
        }
    }
}
