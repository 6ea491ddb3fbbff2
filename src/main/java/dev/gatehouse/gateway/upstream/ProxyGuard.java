package dev.gatehouse.gateway.upstream;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.gatehouse.gateway.GatewayConfig;
import dev.gatehouse.gateway.route.Upstream;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.vertx.core.Future;

/**
 * Keeps one bad caller, and one bad endpoint, from hurting the rest: each caller of a route has a share of the upstream's
 * places, and a circuit that its own failures open, for it alone.
 */
@ApplicationScoped
// Caffeine finds the class for "bounded, expires after access" by its name, and the extension does not register this one.
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.PSAMS")
public class ProxyGuard {

    private static final int MOST_CALLERS = 10_000;
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Map<String, Semaphore> places = new ConcurrentHashMap<>();
    private final Cache<Caller, Semaphore> shares = remembered();
    private final Cache<Caller, TypedGuard<CompletionStage<Void>>> circuits = remembered();
    private final GatewayConfig.Proxy limits;

    /** Who is counted as one: an address, by a route to an upstream. */
    public record Caller(String upstream, String route, String address) {
    }

    /** What is guarded. Its type argument is read by reflection, which a native image has to be told. */
    @RegisterForReflection
    static final class Outcome extends TypeLiteral<CompletionStage<Void>> {
    }

    public ProxyGuard(GatewayConfig config) {
        this.limits = config.proxy();
    }

    private static <V> Cache<Caller, V> remembered() {
        return Caffeine.newBuilder().maximumSize(MOST_CALLERS).expireAfterAccess(IDLE).executor(Runnable::run).build();
    }

    /** A place among the exchanges with an upstream, to be left when one ends; empty when all are taken. */
    public Optional<Runnable> enter(Upstream upstream, Caller caller) {
        var share = shares.get(caller, unknown -> new Semaphore(limits.maxRequestsPerCaller()));
        if (!share.tryAcquire()) {
            return Optional.empty();
        }
        var all = of(upstream);
        if (!all.tryAcquire()) {
            share.release();
            return Optional.empty();
        }
        var inside = new AtomicBoolean(true);
        return Optional.of(() -> {
            if (inside.compareAndSet(true, false)) {
                all.release();
                share.release();
            }
        });
    }

    /** How many places at an upstream are free. */
    public int free(Upstream upstream) {
        return of(upstream).availablePermits();
    }

    private Semaphore of(Upstream upstream) {
        return places.computeIfAbsent(upstream.name(), unknown -> new Semaphore(limits.maxRequests()));
    }

    /** A caller has a circuit from its first failure on: most never need one. */
    <T> Future<T> guard(Caller caller, Supplier<Future<T>> exchange) {
        var circuit = circuits.getIfPresent(caller);
        if (circuit == null) {
            return exchange.get().onFailure(failure -> count(caller, failure));
        }
        var exchanged = new AtomicReference<Future<T>>();
        var counted = circuit.get(() -> {
            exchanged.set(exchange.get());
            return exchanged.get().<Void> mapEmpty().toCompletionStage();
        });
        // The circuit counts a moment after the exchange is over; its client hears of it then, and not before.
        return Future.fromCompletionStage(counted).compose(passed -> exchanged.get());
    }

    private void count(Caller caller, Throwable failure) {
        if (!(failure instanceof ClientFault)) {
            circuits.get(caller, this::circuit).get(() -> CompletableFuture.failedStage(failure));
        }
    }

    /** Its description is the route alone: metrics are kept under it. */
    private TypedGuard<CompletionStage<Void>> circuit(Caller caller) {
        return TypedGuard.create(new Outcome()).withDescription(caller.route())
                .withCircuitBreaker().requestVolumeThreshold(limits.breakerRequestVolume())
                .failureRatio(limits.breakerFailureRatio())
                .delay(limits.breakerDelay().toMillis(), ChronoUnit.MILLIS).skipOn(ClientFault.class).done()
                .build();
    }
}
