package dev.gatehouse.oidc.request;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.client.Client;

/** The answer goes by query or by form (OAuth 2.0 Multiple Response Type Encoding Practices §2.1, Form Post Response Mode). */
final class ResponseModeCheck implements AuthorizationCheck {

    @Override
    public void check(AuthorizationRequest request, Client client) {
        if (request.responseMode().isPresent() && request.responseMode().flatMap(ResponseMode::parse).isEmpty()) {
            throw OAuthError.invalidRequest("The response_mode is query or form_post.");
        }
    }
}
