package dev.gatehouse.oidc.check;

import dev.gatehouse.oidc.GrantType;
import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthErrorCode;
import dev.gatehouse.oidc.OAuthParameter;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.WireValue;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.request.ResponseType;

/** The response is a code, and the client may use that flow (RFC 6749 §3.1.1, §4.1.2.1). */
final class ResponseTypeCheck {

    private ResponseTypeCheck() {
    }

    static void check(OAuthParameters sent, Client client) {
        if (WireValue.parse(ResponseType.class, sent.require(OAuthParameter.RESPONSE_TYPE)).isEmpty()) {
            throw OAuthError.of(OAuthErrorCode.UNSUPPORTED_RESPONSE_TYPE, "Only response_type=code is supported.");
        }
        if (!client.mayUse(GrantType.AUTHORIZATION_CODE)) {
            throw OAuthError.of(OAuthErrorCode.UNAUTHORIZED_CLIENT, "This client may not use the authorization code flow.");
        }
    }
}
