package dev.gatehouse.gateway.proxy;

import java.util.function.BooleanSupplier;

import dev.gatehouse.gateway.GatewayConfig;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/**
 * Ends stalls: while an exchange waits for the client, to send its request or to take its response, the client has to move so
 * many bytes in each window of time. Who waits for the upstream is not measured: an event stream may be silent.
 */
final class MinimumDataRate {

    private static final long NONE = -1;

    private final Vertx vertx;
    private final HttpServerRequest inbound;
    private final long needed;
    private final long window;
    private final BooleanSupplier uploading;
    private final Runnable tooSlow;
    private long timer = NONE;
    private long received;
    private long written;
    private boolean owed;
    private boolean full;

    /**
     * @param uploading whether it is the client's turn to send
     */
    MinimumDataRate(Vertx vertx, HttpServerRequest inbound, GatewayConfig.Proxy limits, BooleanSupplier uploading,
            Runnable tooSlow) {
        this.vertx = vertx;
        this.inbound = inbound;
        this.window = limits.dataRateWindow().toMillis();
        this.needed = limits.minDataRate() * window / 1_000;
        this.uploading = uploading;
        this.tooSlow = tooSlow;
    }

    void start() {
        timer = vertx.setPeriodic(window, passed -> look());
    }

    void stop() {
        vertx.cancelTimer(timer);
    }

    private void look() {
        var in = inbound.bytesRead() - received;
        var out = inbound.response().bytesWritten() - written;
        received += in;
        written += out;
        var wasOwed = owed;
        var wasFull = full;
        owed = uploading.getAsBoolean();
        full = !inbound.response().ended() && inbound.response().writeQueueFull();
        if (owed && wasOwed && in < needed || full && wasFull && out < needed) {
            stop();
            tooSlow.run();
        }
    }
}
