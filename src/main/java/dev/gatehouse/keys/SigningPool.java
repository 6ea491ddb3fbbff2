package dev.gatehouse.keys;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/**
 * The threads that sign and generate keys. The queue is bounded: under more load than the machine can sign, callers are told to
 * come back rather than wait without end. Results arrive on the caller's own context, where its database session lives.
 */
@ApplicationScoped
public class SigningPool {

    private static final int WAITING_PER_THREAD = 256;

    private final ThreadPoolExecutor workers;

    SigningPool(KeysConfig config) {
        int threads = config.signingThreads().orElseGet(() -> Runtime.getRuntime().availableProcessors());
        workers = new ThreadPoolExecutor(threads, threads, 1, TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(threads * WAITING_PER_THREAD),
                Thread.ofPlatform().name("signing-", 0).daemon().factory());
    }

    public <T> Uni<T> run(Supplier<T> work) {
        return Uni.createFrom().deferred(() -> Uni.createFrom().item(work)
                .runSubscriptionOn(workers)
                .emitOn(callersContext())
                .onFailure(RejectedExecutionException.class).transform(full -> Problem.overloaded(Duration.ofSeconds(1))));
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }

    static Executor callersContext() {
        var context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(ignored -> task.run());
    }
}
