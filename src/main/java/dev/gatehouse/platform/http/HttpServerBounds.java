package dev.gatehouse.platform.http;

import jakarta.inject.Singleton;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;

/**
 * HTTP/2 without TLS is off, by upgrade and by prior knowledge, which Vert.x has one switch for: a proxy that passes the
 * upgrade on (RFC 7540 §3.2; taken back by RFC 9113 §3.1) would let everything after it by unseen.
 */
@Singleton
final class HttpServerBounds implements HttpServerOptionsCustomizer {

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }
}
