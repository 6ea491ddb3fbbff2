package dev.gatehouse.gateway.door;

import java.util.function.Function;

import jakarta.inject.Singleton;

import dev.gatehouse.gateway.AccessRequest;
import dev.gatehouse.gateway.AmbiguousRequest;
import dev.gatehouse.gateway.check.Reading;
import dev.gatehouse.gateway.route.CurrentRoutes;
import dev.gatehouse.platform.http.FetchMetadata;
import dev.gatehouse.platform.network.ClientAddress;
import dev.gatehouse.platform.network.TrustedPeers;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Reads the request that a proxy holds and asks about. Only a trusted peer may ask, and it has to name the request completely.
 */
@Singleton
class CheckRequestReader {

    private static final AmbiguousRequest NOT_TRUSTED = new AmbiguousRequest("the peer that asks is not trusted to name a"
            + " request; set gatehouse.gateway.trusted-peers if it is your proxy");

    private final CurrentRoutes routes;
    private final TrustedPeers peers;
    private final RequestReader reader;
    private final UntrustedPeerLog warnings;

    CheckRequestReader(CurrentRoutes routes, TrustedPeers peers, RequestReader reader, UntrustedPeerLog warnings) {
        this.routes = routes;
        this.peers = peers;
        this.reader = reader;
        this.warnings = warnings;
    }

    /**
     * Reads the question that arrived.
     *
     * @param asked which request it is about
     */
    Reading read(RoutingContext context, Function<HttpServerRequest, OriginalRequest> asked) {
        return Reading.of(routes.table(), () -> request(context, asked));
    }

    private AccessRequest request(RoutingContext context, Function<HttpServerRequest, OriginalRequest> asked) {
        if (!peers.include(context)) {
            warnings.untrusted(ClientAddress.peer(context));
            throw NOT_TRUSTED;
        }
        HttpServerRequest request = context.request();
        var original = asked.apply(request);
        return AccessRequest.of(original.method(), original.authority(), original.target(),
                reader.credentials(request.headers()), FetchMetadata.isNavigation(original.method(), request.headers()));
    }
}
