package dev.gatehouse.oidc.check;

import dev.gatehouse.oidc.OAuthParameter;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.client.CurrentClients;
import dev.gatehouse.platform.Problem;

/** The client must be one of ours (RFC 6749 §4.1.2.1). */
final class KnownClientCheck {

    private KnownClientCheck() {
    }

    static Client check(OAuthParameters sent, CurrentClients clients) {
        return sent.find(OAuthParameter.CLIENT_ID).flatMap(clients::find).orElseThrow(() -> Problem.badRequest("unknown-app",
                "The app that sent you here is not known to us, so we stopped. Go back to it, and tell its makers.")
                .because("unknown or missing client_id"));
    }
}
