package dev.gatehouse.oidc.check;

import java.util.Optional;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthParameter;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.WireValue;
import dev.gatehouse.oidc.request.ResponseMode;

/** The response goes by query or by form (Multiple Response Type Encoding Practices §2.1, Form Post Response Mode). */
final class ResponseModeCheck {

    private ResponseModeCheck() {
    }

    static void check(OAuthParameters sent) {
        if (sent.has(OAuthParameter.RESPONSE_MODE) && mode(sent).isEmpty()) {
            throw OAuthError.invalidRequest("The response_mode is query or form_post.");
        }
    }

    /** Where the mode is unknown or not said, the query, in which that error is told too. */
    static ResponseMode orQuery(OAuthParameters sent) {
        return mode(sent).orElse(ResponseMode.QUERY);
    }

    private static Optional<ResponseMode> mode(OAuthParameters sent) {
        return sent.find(OAuthParameter.RESPONSE_MODE).flatMap(text -> WireValue.parse(ResponseMode.class, text));
    }
}
