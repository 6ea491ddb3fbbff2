package dev.gatehouse.testing;

import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/** A server of Vert.x without Quarkus, for what is decided by a request alone. */
public final class GivenServer implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final Vertx vertx = Vertx.vertx();
    private final int port;

    private GivenServer(Function<Vertx, Handler<HttpServerRequest>> handler) {
        try {
            port = vertx.createHttpServer().requestHandler(handler.apply(vertx)).listen(0, "127.0.0.1").toCompletionStage()
                    .toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS).actualPort();
        } catch (Exception failure) {
            throw new IllegalStateException("no server", failure);
        }
    }

    public static GivenServer serving(Function<Vertx, Handler<HttpServerRequest>> handler) {
        return new GivenServer(handler);
    }

    /** Says what comes of each request. */
    public static GivenServer saying(Function<HttpServerRequest, Object> answer) {
        return new GivenServer(vertx -> request -> request.response().end(String.valueOf(answer.apply(request)))
                .onComplete(sent -> request.connection().close()));
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
}
