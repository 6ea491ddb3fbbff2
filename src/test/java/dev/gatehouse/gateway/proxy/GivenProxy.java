package dev.gatehouse.gateway.proxy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import dev.gatehouse.gateway.GatewayConfig;
import dev.gatehouse.gateway.route.AssertionMode;
import dev.gatehouse.gateway.route.Route;
import dev.gatehouse.gateway.route.Upstream;
import dev.gatehouse.gateway.upstream.ProxyGuard;
import dev.gatehouse.platform.network.ClientAddress;
import dev.gatehouse.platform.network.TrustedPeers;
import dev.gatehouse.testing.Settings;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * The proxy without the judgement before it, with limits of a test's own: every path is let through, its first segment is the
 * route. Callers are told apart by {@code X-Forwarded-For}.
 */
final class GivenProxy implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final Vertx vertx = Vertx.vertx();
    private final UpstreamCalls calls;
    private final ProxyGuard guard;
    private final Upstream upstream;
    private final int port;

    GivenProxy(ClientAddress addresses, TrustedPeers peers, int upstreamPort, Duration timeout, Map<String, String> limits)
            throws Exception {
        var config = Settings.of(GatewayConfig.class, limits);
        guard = new ProxyGuard(config);
        calls = new UpstreamCalls(vertx, config.proxy(), guard, peers, addresses);
        upstream = new Upstream("127.0.0.1", upstreamPort, false, timeout, true);
        var router = Router.router(vertx);
        router.route().handler(this::pass);
        port = vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").toCompletionStage()
                .toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS).actualPort();
    }

    private void pass(RoutingContext context) {
        context.request().pause();
        var id = context.request().path().split("/")[1];
        calls.pass(context, new Route(id, List.of("gw.test"), List.of(), Set.of(), null, AssertionMode.OFF, Optional.empty(),
                Optional.of(upstream), List.of()), upstream, Map.of());
    }

    int port() {
        return port;
    }

    Vertx vertx() {
        return vertx;
    }

    int freePlaces() {
        return guard.free(upstream);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
}
