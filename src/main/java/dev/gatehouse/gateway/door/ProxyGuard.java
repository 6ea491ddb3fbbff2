package dev.gatehouse.gateway.door;

import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;

import dev.gatehouse.gateway.GatewayConfig;
import dev.gatehouse.gateway.route.Upstream;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.vertx.core.http.HttpClientResponse;

/**
 * Keeps one bad upstream from hurting the rest: for each address a circuit breaker and a bound on what is under way. Nothing
 * is tried twice: a body can be sent once.
 */
@ApplicationScoped
class ProxyGuard {

    private final Map<String, Guarded> guarded = new ConcurrentHashMap<>();
    private final GatewayConfig.Proxy limits;

    /** What is guarded. Its type argument is read by reflection, which a native image has to be told. */
    @RegisterForReflection
    static final class Answer extends TypeLiteral<CompletionStage<HttpClientResponse>> {
    }

    private record Guarded(Semaphore places, TypedGuard<CompletionStage<HttpClientResponse>> circuit) {
    }

    ProxyGuard(GatewayConfig config) {
        this.limits = config.proxy();
    }

    /** A place among the exchanges with an upstream, to be left when one ends; empty when all are taken. */
    Optional<Runnable> enter(Upstream upstream) {
        var places = of(upstream).places();
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        var inside = new AtomicBoolean(true);
        return Optional.of(() -> {
            if (inside.compareAndSet(true, false)) {
                places.release();
            }
        });
    }

    CompletionStage<HttpClientResponse> guard(Upstream upstream, Supplier<CompletionStage<HttpClientResponse>> exchange) {
        return of(upstream).circuit().get(exchange);
    }

    private Guarded of(Upstream upstream) {
        return guarded.computeIfAbsent(upstream.name(), this::build);
    }

    private Guarded build(String name) {
        return new Guarded(new Semaphore(limits.concurrency()), TypedGuard.create(new Answer()).withDescription(name)
                .withCircuitBreaker().requestVolumeThreshold(limits.breakerWindow()).failureRatio(limits.breakerRatio())
                .delay(limits.breakerDelay().toMillis(), ChronoUnit.MILLIS).skipOn(NotTheUpstream.class).done()
                .build());
    }
}
