package dev.gatehouse.gateway.host;

import dev.gatehouse.gateway.check.Reading;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/**
 * HTTP/2 without TLS, which is there for Envoy's calls and for nothing else (docs/adr/0015): whoever finds a way to speak it
 * through a proxy finds nothing that the proxy does not judge. The connection ends with the first attempt.
 */
final class ClearTextHttp2 {

    static final Reading READING = new Reading.Ambiguous(
            "HTTP/2 without TLS is for calls of Envoy's Check alone; others have to"
                    + " speak HTTP/1.1 or TLS");

    /** HTTP_1_1_REQUIRED (RFC 9113 §7). */
    private static final long HTTP_1_1_REQUIRED = 0xd;

    private ClearTextHttp2() {
    }

    static boolean is(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2 && !request.isSSL();
    }

    static void refuse(HttpServerRequest request) {
        request.response().reset(HTTP_1_1_REQUIRED);
        request.connection().goAway(HTTP_1_1_REQUIRED);
        request.connection().close();
    }
}
