package dev.gatehouse.oidc.check;

import java.util.List;
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

    private static final List<Map.Entry<OAuthParameter, OAuthErrorCode>> REQUEST_OBJECTS = List.of(
            Map.entry(OAuthParameter.REQUEST, OAuthErrorCode.REQUEST_NOT_SUPPORTED),
            Map.entry(OAuthParameter.REQUEST_URI, OAuthErrorCode.REQUEST_URI_NOT_SUPPORTED),
            Map.entry(OAuthParameter.REGISTRATION, OAuthErrorCode.REGISTRATION_NOT_SUPPORTED));

    private UnsupportedParameterCheck() {
    }

    static void check(OAuthParameters sent) {
        REQUEST_OBJECTS.stream().filter(object -> sent.has(object.getKey())).findFirst().ifPresent(object -> {
            throw OAuthError.of(object.getValue(), "The parameter " + object.getKey().wire() + " is not supported here.");
        });
        PossessionProofs.refuse(header -> false, sent);
    }
}
