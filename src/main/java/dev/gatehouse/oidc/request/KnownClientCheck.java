package dev.gatehouse.oidc.request;

import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.client.CurrentClients;
import dev.gatehouse.platform.Problem;

/** The client must be one of ours (RFC 6749 §4.1.2.1). */
final class KnownClientCheck {

    private final CurrentClients clients;

    KnownClientCheck(CurrentClients clients) {
        this.clients = clients;
    }

    Client require(AuthorizationRequest request) {
        return request.clientId().flatMap(clients::find).orElseThrow(() -> Problem.badRequest("unknown-app",
                "The app that sent you here is not known to us, so we stopped. Go back to it, and tell its makers.")
                .because("unknown or missing client_id"));
    }
}
