package dev.gatehouse.gateway.proxy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.gatehouse.gateway.door.DoorReply;
import dev.gatehouse.gateway.route.Cors;
import dev.gatehouse.platform.http.CorsProtocol;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;

/** The CORS protocol for routes that name origins (Fetch standard §3.2). Credentials mode is never allowed. */
final class CorsResponse {

    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~, -]{1,1000}");

    private static final String EXPOSED = CorsProtocol.EXPOSED_HEADERS + ", RateLimit, RateLimit-Policy";
    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    private CorsResponse() {
    }

    /** The method a preflight asks about. */
    static Optional<String> preflightOf(HttpServerRequest request) {
        return CorsProtocol.isPreflight(request)
                ? Optional.of(request.getHeader("Access-Control-Request-Method"))
                : Optional.empty();
    }

    /** What lets the script that asked read the response, also when it is a refusal. */
    static Map<String, String> headers(MultiMap request, Cors cors) {
        var headers = new LinkedHashMap<String, String>(8);
        headers.put("Vary", "Origin");
        var origin = request.get("Origin");
        if (origin != null && cors.allows(origin)) {
            headers.put(ALLOW_ORIGIN, origin);
            headers.put("Access-Control-Expose-Headers", EXPOSED);
        }
        return headers;
    }

    /** The reply to a preflight; to a foreign origin without the headers that would let its script go on. */
    static DoorReply preflight(MultiMap request, Cors cors, String method) {
        var headers = headers(request, cors);
        if (headers.containsKey(ALLOW_ORIGIN)) {
            headers.put("Access-Control-Allow-Methods", method);
            headers.put("Access-Control-Max-Age", CorsProtocol.MAX_AGE);
            var names = request.get("Access-Control-Request-Headers");
            if (names != null && NAMES.matcher(names).matches()) {
                headers.put("Access-Control-Allow-Headers", names);
            }
        }
        return DoorReply.of(204, headers);
    }
}
