package dev.gatehouse.gateway.proxy;

import java.util.Map;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;

import dev.gatehouse.gateway.GatewayConfig;
import dev.gatehouse.gateway.door.DoorReply;
import dev.gatehouse.gateway.identity.IdentityHeaders;
import dev.gatehouse.gateway.route.Route;
import dev.gatehouse.gateway.route.Upstream;
import dev.gatehouse.gateway.upstream.ProxyGuard;
import dev.gatehouse.gateway.upstream.UpstreamConnections;
import dev.gatehouse.gateway.upstream.UpstreamFailure;
import dev.gatehouse.platform.CurrentRequest;
import dev.gatehouse.platform.LogLine;
import dev.gatehouse.platform.network.ClientAddress;
import dev.gatehouse.platform.network.TrustedPeers;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.RoutingContext;

/** Passes requests on to upstreams, and says 408, 502, 503 or 504 when that does not work. */
@ApplicationScoped
class UpstreamCalls {

    private static final Logger LOG = Logger.getLogger(UpstreamCalls.class);

    private final HttpClient client;
    private final HttpClient unkept;
    private final GatewayConfig.Proxy limits;
    private final ProxyGuard guard;
    private final TrustedPeers peers;
    private final ClientAddress addresses;

    @Inject
    UpstreamCalls(Vertx vertx, GatewayConfig config, ProxyGuard guard, TrustedPeers peers, ClientAddress addresses) {
        this(vertx, config.proxy(), guard, peers, addresses);
    }

    UpstreamCalls(Vertx vertx, GatewayConfig.Proxy limits, ProxyGuard guard, TrustedPeers peers, ClientAddress addresses) {
        this.limits = limits;
        this.client = client(vertx, true);
        this.unkept = client(vertx, false);
        this.guard = guard;
        this.peers = peers;
        this.addresses = addresses;
    }

    /** A connection that breaks is told by the exchange on it. */
    private HttpClient client(Vertx vertx, boolean keepAlive) {
        return vertx.httpClientBuilder().with(options().setKeepAlive(keepAlive))
                .with(new PoolOptions().setHttp1MaxSize(limits.maxRequests()).setMaxWaitQueueSize(limits.maxRequests()))
                .withConnectHandler(connection -> connection
                        .exceptionHandler(broken -> LOG.trace(LogLine.event("gateway.connection.broken"), broken)))
                .build();
    }

    private HttpClientOptions options() {
        return new HttpClientOptions().setPipelining(false)
                .setConnectTimeout((int) limits.connectTimeout().toMillis())
                .setIdleTimeout((int) limits.idleTimeout().toSeconds()).setDecompressionSupported(false);
    }

    /** Passes a request on that was let through; with a handshake, a WebSocket is opened. */
    void pass(RoutingContext context, Route route, Upstream upstream, Map<String, String> identity) {
        if (!TransferCoding.isReadable(context.request())) {
            ClientConnection.drain(context);
            DoorReply.problem(501, "transfer-coding", "Transfer coding not known",
                    "This request is coded in a way that is not passed on.", CurrentRequest.id(context)).send(context);
            return;
        }
        var caller = new ProxyGuard.Caller(upstream.name(), route.id(), addresses.of(context));
        var place = guard.enter(upstream, caller);
        Runnable leave = () -> {
            place.ifPresent(Runnable::run);
            ClientConnection.drain(context);
        };
        if (context.response().closed()) {
            leave.run();
        } else if (place.isEmpty()) {
            context.addEndHandler(ended -> leave.run());
            explain(context, upstream, new BulkheadException("all places are taken"));
        } else {
            var link = new UpstreamConnections(upstream, client, unkept, limits, guard, caller, route.cors().isPresent(),
                    headers(context, identity));
            Consumer<Throwable> explain = failure -> explain(context, upstream, failure);
            if (WebSocketHandshake.isAsked(context.request())) {
                new WebSocketTunnel(context, link).open(explain, leave);
            } else {
                new Exchange(context, link).pass(explain, leave);
            }
        }
    }

    private Consumer<MultiMap> headers(RoutingContext context, Map<String, String> identity) {
        var forwarding = ProxyHeaders.Forwarding.of(context.request(), ClientAddress.peer(context),
                peers.include(context));
        return headers -> {
            ProxyHeaders.copyRequest(context.request().headers(), headers);
            ProxyHeaders.setOurs(headers, identity, IdentityHeaders.ofRequest(context), forwarding);
        };
    }

    private static void explain(RoutingContext context, Upstream upstream, Throwable failure) {
        var known = UpstreamFailure.of(failure);
        var requestId = CurrentRequest.id(context);
        LOG.log(known.isTheClients() ? Level.DEBUG : Level.WARN, LogLine.event("gateway.upstream.failed", requestId)
                .with("upstream", upstream.name()).with("reason", known.cause().getClass().getSimpleName()));
        known.reply(requestId).send(context);
    }
}
