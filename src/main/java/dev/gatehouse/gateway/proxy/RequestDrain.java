package dev.gatehouse.gateway.proxy;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** What a client goes on sending after its answer. */
final class RequestDrain {

    private static final long A_MOMENT_MILLIS = 2_000;

    private RequestDrain() {
    }

    /** Reads it for a moment, so that the client gets to see the answer; then closes (RFC 9112 §9.6). */
    static void discard(RoutingContext context) {
        HttpServerRequest inbound = context.request();
        if (inbound.isEnded()) {
            return;
        }
        inbound.resume();
        if (inbound.version() != HttpVersion.HTTP_2) {
            context.vertx().setTimer(A_MOMENT_MILLIS, passed -> {
                if (!inbound.isEnded()) {
                    inbound.connection().close();
                }
            });
        }
    }
}
