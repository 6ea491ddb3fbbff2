package dev.gatehouse.gateway.door;

import java.util.Map;
import java.util.concurrent.CompletionException;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.logging.Logger;

import dev.gatehouse.account.session.SessionLookup;
import dev.gatehouse.gateway.GatewayConfig;
import dev.gatehouse.gateway.route.Upstream;
import dev.gatehouse.platform.RequestIds;
import dev.gatehouse.platform.network.TrustedPeers;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.ext.web.RoutingContext;

/** Passes requests on to upstreams, and says 408, 502, 503 or 504 when that does not work. */
@ApplicationScoped
class UpstreamCalls {

    private static final Logger LOG = Logger.getLogger(UpstreamCalls.class);

    private final HttpClient client;
    private final ProxyGuard guard;
    private final TrustedPeers peers;
    private final String sessionCookie;

    UpstreamCalls(Vertx vertx, GatewayConfig config, ProxyGuard guard, TrustedPeers peers, SessionLookup sessions) {
        this.client = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(true).setPipelining(false)
                .setConnectTimeout((int) config.proxy().connectTimeout().toMillis())
                .setMaxPoolSize(config.proxy().concurrency()).setMaxWaitQueueSize(config.proxy().concurrency())
                .setIdleTimeout((int) config.proxy().idleTimeout().toSeconds()).setDecompressionSupported(false));
        this.guard = guard;
        this.peers = peers;
        this.sessionCookie = sessions.cookieName();
    }

    void pass(RoutingContext context, Upstream upstream, Map<String, String> identity, boolean corsIsOurs) {
        var place = guard.enter(upstream);
        context.addEndHandler(ended -> {
            place.ifPresent(Runnable::run);
            Leftover.discard(context);
        });
        if (context.response().closed()) {
            place.ifPresent(Runnable::run);
        } else if (place.isEmpty()) {
            explain(context, upstream, new BulkheadException("all places are taken"));
        } else {
            exchange(context, upstream, identity, corsIsOurs);
        }
    }

    private void exchange(RoutingContext context, Upstream upstream, Map<String, String> identity, boolean corsIsOurs) {
        var exchange = new Exchange(context, client, upstream, corsIsOurs);
        var loop = new ReplyLoop(context);
        var forwarding = Forwarding.of(context, peers.include(context));
        guard.guard(upstream, () -> exchange.ask(headers -> {
            ProxyHeaders.copyRequest(context.request().headers(), headers, sessionCookie);
            ProxyHeaders.setOurs(headers, identity, RequestIds.of(context), forwarding);
        })).whenComplete((response, failure) -> loop.run(() -> {
            if (failure == null) {
                exchange.answer(response);
            } else {
                explain(context, upstream, failure);
            }
        }));
    }

    private static void explain(RoutingContext context, Upstream upstream, Throwable failure) {
        var cause = failure.getCause() != null && failure instanceof CompletionException
                ? failure.getCause()
                : failure;
        LOG.warnf("event=gateway.upstream.failed upstream=%s cause=%s request=%s", upstream.name(),
                cause.getClass().getSimpleName(), RequestIds.of(context));
        switch (cause) {
            case TimeoutException late -> tooSlow(context);
            case CircuitBreakerOpenException open -> resting(context);
            case BulkheadException full -> resting(context);
            case NotTheUpstream slow when slow.why() == NotTheUpstream.Why.CLIENT_TOO_SLOW -> stalled(context);
            default -> Refusals.problem(context, 502, "upstream-failed", "The service behind this door failed",
                    "The service that this request is for could not be reached or broke off.");
        }
    }

    private static void tooSlow(RoutingContext context) {
        Refusals.problem(context, 504, "upstream-too-slow", "The service behind this door is too slow",
                "The service that this request is for did not answer in time.");
    }

    private static void stalled(RoutingContext context) {
        Refusals.problem(context, 408, "request-unfinished", "The request did not arrive",
                "The rest of this request did not arrive in time. Send it again.");
    }

    private static void resting(RoutingContext context) {
        context.response().putHeader("Retry-After", "5");
        Refusals.problem(context, 503, "upstream-resting", "Back in a moment",
                "The service that this request is for is overloaded or failing. Try again in a moment.");
    }
}
