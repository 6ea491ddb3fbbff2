package dev.gatehouse.gateway.proxy;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/** Closing without waiting for a client that takes nothing: an orderly close would first send what it does not take. */
final class Connections {

    private Connections() {
    }

    static void cut(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            cut(request.connection());
        }
    }

    static void cut(Object connection) {
        if (connection instanceof ConnectionBase held) {
            held.channel().close();
        }
    }
}
