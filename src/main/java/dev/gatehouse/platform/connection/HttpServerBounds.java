package dev.gatehouse.platform.connection;

import jakarta.inject.Singleton;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;

/**
 * HTTP/2 without TLS is on by prior knowledge alone, for Envoy (docs/adr/0015): where nothing keeps the upgrade to it away, and
 * where a line before the request would hide the request from what does, it is off.
 */
@Singleton
final class HttpServerBounds implements HttpServerOptionsCustomizer {

    private final Vertx vertx;

    HttpServerBounds(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(UpgradeRefusal.isInForce(vertx) && !options.isUseProxyProtocol());
    }
}
