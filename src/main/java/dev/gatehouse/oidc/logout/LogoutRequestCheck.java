package dev.gatehouse.oidc.logout;

import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.gatehouse.keys.JwtVerifier;
import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthParameter;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.client.CurrentClients;
import dev.gatehouse.oidc.request.IdTokenHint;
import dev.gatehouse.oidc.request.RedirectUri;
import dev.gatehouse.platform.Problem;

/** Reads and checks a logout request. What is wrong with one is told to the person; nothing is redirected on its word. */
@ApplicationScoped
class LogoutRequestCheck {

    private final CurrentClients clients;
    private final IdTokenHint.Reader hints;

    @Inject
    LogoutRequestCheck(CurrentClients clients, JwtVerifier verifier) {
        this(clients, IdTokenHint.reader(verifier));
    }

    LogoutRequestCheck(CurrentClients clients, IdTokenHint.Reader hints) {
        this.clients = clients;
        this.hints = hints;
    }

    LogoutRequest check(String encoded) {
        OAuthParameters sent = parse(encoded);
        Optional<IdTokenHint> hint = sent.find(OAuthParameter.ID_TOKEN_HINT).flatMap(hints::read);
        Optional<Client> client = client(sent, hint);
        return new LogoutRequest(client, hint, redirectUri(sent, client));
    }

    /** The client that is named, or the one that the hint was made for; both must agree (RP-Initiated Logout §2). */
    private Optional<Client> client(OAuthParameters sent, Optional<IdTokenHint> hint) {
        Optional<Client> named = sent.find(OAuthParameter.CLIENT_ID).map(id -> clients.find(id)
                .orElseThrow(() -> refusal("the client_id is not one of ours")));
        if (named.isPresent() && hint.isPresent() && !hint.get().audience().contains(named.get().id())) {
            throw refusal("the id_token_hint was made for another app than the client_id");
        }
        return named.or(() -> hint.flatMap(token -> token.audience().stream().findFirst()).flatMap(clients::find));
    }

    /** One that the client registered, character by character (RP-Initiated Logout §3). */
    private static Optional<RedirectUri> redirectUri(OAuthParameters sent, Optional<Client> client) {
        return sent.find(OAuthParameter.POST_LOGOUT_REDIRECT_URI).map(uri -> {
            if (client.isEmpty()) {
                throw refusal(sent.has(OAuthParameter.ID_TOKEN_HINT) ? "the id_token_hint is not one of our ID tokens"
                        : "a post_logout_redirect_uri needs a client_id or an id_token_hint beside it");
            }
            if (!client.get().postLogoutRedirectUris().contains(uri)) {
                throw refusal("the post_logout_redirect_uri is not registered for this app");
            }
            var registered = new RedirectUri(uri);
            return sent.find(OAuthParameter.STATE)
                    .map(state -> new RedirectUri(registered.with(Map.of(OAuthParameter.STATE.wire(), state))))
                    .orElse(registered);
        });
    }

    private static OAuthParameters parse(String encoded) {
        try {
            return OAuthParameters.parse(encoded);
        } catch (OAuthError unreadable) {
            throw refusal("it is not a readable request");
        }
    }

    /** Says what its makers need to know; it names no value, so that nobody's words stand on our page. */
    private static Problem refusal(String detail) {
        return Problem.badRequest("wrong-logout-request",
                "The app that sent you here asked for something we cannot do, so nothing changed. If you are signed in, you can "
                        + "sign out on your account page. Its makers need to know: " + detail + ".")
                .because(detail);
    }
}
