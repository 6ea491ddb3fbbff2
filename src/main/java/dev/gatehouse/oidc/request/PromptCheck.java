package dev.gatehouse.oidc.request;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.client.Client;

/** {@code none} stands alone, and a prompt that we do not know is not ignored (OpenID Connect Core §3.1.2.1). */
final class PromptCheck implements AuthorizationCheck {

    @Override
    public void check(AuthorizationRequest request, Client client) {
        if (request.asksFor(Prompt.NONE) && request.prompts().size() > 1) {
            throw OAuthError.invalidRequest("The prompt none cannot be combined.");
        }
    }
}
