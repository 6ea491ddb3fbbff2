package dev.gatehouse.launch.command;

import java.util.function.Supplier;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

/** The one place where the main thread waits for what the event loop does. */
final class AwaitUni {

    private AwaitUni() {
    }

    static <T> T until(Supplier<Uni<T>> done) {
        try {
            return VertxContextSupport.subscribeAndAwait(done);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
