package dev.gatehouse.oidc.check;

import java.util.Optional;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthParameter;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.request.IdTokenHint;

/** An ID token that is given back is one that we made for this client (OpenID Connect Core §3.1.2.1). */
final class IdTokenHintCheck {

    private IdTokenHintCheck() {
    }

    static Optional<IdTokenHint> check(OAuthParameters sent, Client client, IdTokenHint.Reader hints) {
        return sent.find(OAuthParameter.ID_TOKEN_HINT).map(token -> hints.read(token)
                .filter(hint -> hint.audience().contains(client.id()))
                .orElseThrow(() -> OAuthError.invalidRequest("The id_token_hint is not one of your ID tokens.")));
    }
}
