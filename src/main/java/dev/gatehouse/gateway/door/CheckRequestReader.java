package dev.gatehouse.gateway.door;

import java.util.function.Function;

import jakarta.inject.Singleton;

import dev.gatehouse.gateway.AccessRequest;
import dev.gatehouse.gateway.check.Reading;
import dev.gatehouse.gateway.route.CurrentRoutes;
import dev.gatehouse.platform.http.FetchMetadata;
import dev.gatehouse.platform.network.ClientAddress;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Reads the request that a proxy holds and asks about. Not everybody may ask, and who does has to name the request completely.
 */
@Singleton
class CheckRequestReader {

    private final CurrentRoutes routes;
    private final AskingPeers peers;
    private final RequestReader reader;
    private final ClientAddress addresses;

    CheckRequestReader(CurrentRoutes routes, AskingPeers peers, RequestReader reader, ClientAddress addresses) {
        this.routes = routes;
        this.peers = peers;
        this.reader = reader;
        this.addresses = addresses;
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
        peers.require(context);
        HttpServerRequest request = context.request();
        var original = asked.apply(request);
        return AccessRequest.of(original.method(), original.authority(), original.target(),
                reader.credentials(request.headers()), FetchMetadata.isNavigation(original.method(), request.headers()))
                .from(addresses.told(request.headers()));
    }
}
