package dev.gatehouse.gateway.proxy;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/** How the connection of a client ends that sends on, or takes nothing. */
final class ClientConnection {

    private static final long A_MOMENT_MILLIS = 2_000;

    private ClientConnection() {
    }

    /**
     * Reads for a moment what a client goes on sending, so that it gets to see the response; then closes (RFC 9112 §9.6).
     */
    static void drain(RoutingContext context) {
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

    /** Closes without waiting for a client that takes nothing: an orderly close would first send what it does not take. */
    static void cut(HttpServerRequest inbound) {
        if (inbound.version() == HttpVersion.HTTP_2) {
            inbound.response().reset();
        } else {
            cut(inbound.connection());
        }
    }

    static void cut(Object connection) {
        if (connection instanceof ConnectionBase held) {
            held.channel().close();
        }
    }
}
