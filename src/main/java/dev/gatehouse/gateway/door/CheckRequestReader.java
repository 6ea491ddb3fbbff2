package dev.gatehouse.gateway.door;

import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import dev.gatehouse.gateway.AccessRequest;
import dev.gatehouse.gateway.check.Reading;
import dev.gatehouse.gateway.route.CurrentRoutes;
import dev.gatehouse.platform.http.FetchMetadata;
import dev.gatehouse.platform.network.ClientAddress;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Reads the request that a proxy holds and asks about. Not everybody may ask, and who does has to name the request completely.
 */
@Singleton
public class CheckRequestReader {

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
        return Reading.of(routes.table(), () -> {
            peers.require(context);
            return request(asked.apply(context.request()), context.request().headers());
        });
    }

    /**
     * Reads a question that brings the headers of the request in a place of their own. Who may ask has been found out.
     *
     * @param asked which request it is about
     */
    public Reading read(Supplier<OriginalRequest> asked, MultiMap headers) {
        var reading = Reading.of(routes.table(), () -> request(asked.get(), headers));
        return reading instanceof Reading.Ambiguous ambiguous
                ? new Reading.Ambiguous(ambiguous.reason(), addresses.told(headers))
                : reading;
    }

    private AccessRequest request(OriginalRequest original, MultiMap headers) {
        return AccessRequest.of(original.method(), original.authority(), original.target(), reader.credentials(headers),
                FetchMetadata.isNavigation(original.method(), headers)).from(addresses.told(headers));
    }
}
