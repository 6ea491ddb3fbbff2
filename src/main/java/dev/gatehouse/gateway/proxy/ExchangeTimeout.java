package dev.gatehouse.gateway.proxy;

import java.time.Duration;
import java.util.function.Consumer;

import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

import dev.gatehouse.gateway.upstream.ClientFault;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;

/**
 * How long an exchange is waited for. The upstream has its time to be reached, and again to respond from when it has the whole
 * request; in between the client may take as long as it likes, as long as something arrives.
 */
final class ExchangeTimeout {

    private static final long NONE = -1;

    private final Vertx vertx;
    private final HttpServerRequest inbound;
    private final long millis;
    private final Consumer<RuntimeException> over;
    private long timer = NONE;
    private boolean stopped;

    /**
     * @param over told who took too long, at most once
     */
    ExchangeTimeout(Vertx vertx, HttpServerRequest inbound, Duration time, Consumer<RuntimeException> over) {
        this.vertx = vertx;
        this.inbound = inbound;
        this.millis = time.toMillis();
        this.over = over;
    }

    /** It is the upstream's turn. */
    void forUpstream() {
        arm(() -> over.accept(new TimeoutException("the upstream took too long")));
    }

    /** It is the client's turn, until its request has ended. */
    void forUpload(HttpClientRequest outbound) {
        inbound.end().onSuccess(sent -> forUpstream());
        watch(outbound);
    }

    private void watch(HttpClientRequest outbound) {
        var before = inbound.bytesRead();
        arm(() -> {
            if (inbound.bytesRead() > before) {
                watch(outbound);
            } else {
                over.accept(outbound.writeQueueFull() ? new TimeoutException("the upstream does not read")
                        : new ClientFault(ClientFault.Why.CLIENT_TOO_SLOW));
            }
        });
    }

    void stop() {
        stopped = true;
        vertx.cancelTimer(timer);
    }

    private void arm(Runnable then) {
        vertx.cancelTimer(timer);
        timer = stopped ? NONE : vertx.setTimer(millis, passed -> then.run());
    }
}
