package dev.gatehouse.gateway.door;

import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;

import dev.gatehouse.gateway.GatewayConfig;
import dev.gatehouse.gateway.route.Upstream;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.vertx.core.http.HttpClientResponse;

/**
 * Keeps one bad upstream from hurting the rest: for each of them a timeout, a circuit breaker and a bound on what is under
 * way. Nothing is tried twice: a body can be sent once.
 */
@ApplicationScoped
class ProxyGuard {

    private final Map<Upstream, TypedGuard<CompletionStage<HttpClientResponse>>> guards = new ConcurrentHashMap<>();
    private final GatewayConfig.Proxy limits;

    /** What is guarded. Its type argument is read by reflection, which a native image has to be told. */
    @RegisterForReflection
    static final class Answer extends TypeLiteral<CompletionStage<HttpClientResponse>> {
    }

    ProxyGuard(GatewayConfig config) {
        this.limits = config.proxy();
    }

    CompletionStage<HttpClientResponse> guard(Upstream upstream, Supplier<CompletionStage<HttpClientResponse>> exchange) {
        return guards.computeIfAbsent(upstream, this::build).get(exchange);
    }

    private TypedGuard<CompletionStage<HttpClientResponse>> build(Upstream upstream) {
        return TypedGuard.create(new Answer()).withDescription(upstream.name())
                .withBulkhead().limit(limits.concurrency()).queueSize(1).done()
                .withCircuitBreaker().requestVolumeThreshold(limits.breakerWindow()).failureRatio(limits.breakerRatio())
                .delay(limits.breakerDelay().toMillis(), ChronoUnit.MILLIS).skipOn(ClientGone.class).done()
                .withTimeout().duration(upstream.timeout().toMillis(), ChronoUnit.MILLIS).done()
                .build();
    }
}
