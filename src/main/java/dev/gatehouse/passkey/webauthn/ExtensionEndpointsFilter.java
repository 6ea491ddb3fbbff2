package dev.gatehouse.passkey.webauthn;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.http.FilterOrder;
import dev.gatehouse.platform.reply.ProblemReply;
import dev.gatehouse.platform.reply.Replies;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * Closes the endpoints that the WebAuthn extension opens without being asked (compare CVE-2024-12225): it is here for the
 * library and its native image, and for nothing else. The document of related origins (WebAuthn §5.11.1) is served here too,
 * because the extension claims its path.
 */
@ApplicationScoped
class ExtensionEndpointsFilter {

    private static final String THEIRS = "/q/webauthn";

    private final RelyingParty relyingParty;

    ExtensionEndpointsFilter(RelyingParty relyingParty) {
        this.relyingParty = relyingParty;
    }

    void register(@Observes Filters filters) {
        filters.register(this::close, FilterOrder.EXTENSION_ENDPOINTS);
    }

    private void close(RoutingContext context) {
        String path = context.normalizedPath();
        if (path.startsWith(THEIRS)) {
            ProblemReply.write(context, Problem.notFound());
        } else if (path.equals(PasskeyPaths.RELATED_ORIGINS)) {
            context.response().putHeader("Cache-Control", Replies.PUBLISHED);
            context.json(new JsonObject().put("origins", new JsonArray(relyingParty.origins().stream().sorted().toList())));
        } else {
            context.next();
        }
    }
}
