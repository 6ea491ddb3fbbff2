package dev.gatehouse.gateway.proxy;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.gatehouse.gateway.door.RequestReader;
import dev.gatehouse.gateway.route.Cors;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** The request that asks for a WebSocket (RFC 6455 §4.2.1). */
final class WebSocketHandshake {

    private static final String VERSION = "13";

    private WebSocketHandshake() {
    }

    static boolean isAsked(HttpServerRequest request) {
        var headers = request.headers();
        return request.version() == HttpVersion.HTTP_1_1 && request.method() == HttpMethod.GET
                && isNamed(headers, HttpHeaders.UPGRADE, "websocket") && isNamed(headers, HttpHeaders.CONNECTION, "upgrade")
                && VERSION.equals(headers.get("Sec-WebSocket-Version")) && headers.getAll("Sec-WebSocket-Key").size() == 1
                && !headers.contains(HttpHeaders.TRANSFER_ENCODING) && !headers.contains(HttpHeaders.CONTENT_LENGTH);
    }

    static boolean isNamed(MultiMap headers, CharSequence name, String option) {
        return headers.getAll(name).stream().flatMap(value -> Stream.of(value.split(",")))
                .anyMatch(given -> given.strip().equalsIgnoreCase(option));
    }

    /**
     * Whether the page that asks may: no CORS protects a WebSocket, and a browser sends cookies along (RFC 6455 §10.2).
     * Programs that are no browsers name no origin.
     */
    static boolean isFromHere(HttpServerRequest request, Optional<Cors> cors) {
        var origins = request.headers().getAll(HttpHeaders.ORIGIN);
        if (origins.isEmpty()) {
            return true;
        }
        var origin = origins.getFirst();
        var host = RequestReader.authority(request).toLowerCase(Locale.ROOT);
        return origins.size() == 1 && (origin.equals("https://" + host) || !request.isSSL() && origin.equals("http://" + host)
                || cors.filter(named -> named.allows(origin)).isPresent());
    }
}
