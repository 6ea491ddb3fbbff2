package dev.gatehouse.oidc.check;

import java.util.EnumMap;
import java.util.Map;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthErrorCode;
import dev.gatehouse.oidc.OAuthParameter;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.PossessionProofs;

/**
 * What would change the meaning of the request, and is not supported, is never silently ignored: request objects (OpenID
 * Connect Core §3.1.2.6, §6), and the binding of the code to a key (RFC 9449 §10).
 */
final class UnsupportedParameterCheck {

    private static final Map<OAuthParameter, OAuthErrorCode> REQUEST_OBJECTS = new EnumMap<>(Map.of(
            OAuthParameter.REQUEST, OAuthErrorCode.REQUEST_NOT_SUPPORTED,
            OAuthParameter.REQUEST_URI, OAuthErrorCode.REQUEST_URI_NOT_SUPPORTED,
            OAuthParameter.REGISTRATION, OAuthErrorCode.REGISTRATION_NOT_SUPPORTED));

    private UnsupportedParameterCheck() {
    }

    static void check(OAuthParameters sent) {
        REQUEST_OBJECTS.forEach((parameter, code) -> {
            if (sent.has(parameter)) {
                throw OAuthError.of(code, "The parameter " + parameter.wire() + " is not supported here.");
            }
        });
        PossessionProofs.refuse(header -> false, sent);
    }
}
