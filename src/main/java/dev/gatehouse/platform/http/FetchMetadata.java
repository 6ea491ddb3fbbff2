package dev.gatehouse.platform.http;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/**
 * What a browser says of where a request comes from: every value of {@code Sec-Fetch-Site} and {@code Origin} (W3C Fetch
 * Metadata, RFC 6454 §7). Programs say nothing.
 *
 * @param webSocket whether a WebSocket is asked for, which no CORS protects (RFC 6455 §10.2)
 */
public record FetchMetadata(List<String> sites, List<String> origins, boolean webSocket) {

    /** What programs say. */
    public static final FetchMetadata NONE = new FetchMetadata(List.of(), List.of(), false);

    private static final CharSequence SITE = HttpHeaders.createOptimized("Sec-Fetch-Site");
    private static final CharSequence MODE = HttpHeaders.createOptimized("Sec-Fetch-Mode");
    private static final CharSequence SCRIPTED = HttpHeaders.createOptimized("X-Requested-With");
    private static final CharSequence WEB_SOCKET_KEY = HttpHeaders.createOptimized("Sec-WebSocket-Key");
    /** Over HTTP/2 there is no key (RFC 8441 §5). */
    private static final CharSequence WEB_SOCKET_VERSION = HttpHeaders.createOptimized("Sec-WebSocket-Version");
    private static final Set<String> SAME = Set.of("same-origin", "none");

    public FetchMetadata {
        sites = List.copyOf(sites);
        origins = List.copyOf(origins);
    }

    public static FetchMetadata of(MultiMap headers) {
        return new FetchMetadata(headers.getAll(SITE), headers.getAll(HttpHeaders.ORIGIN), asksForWebSocket(headers));
    }

    private static boolean asksForWebSocket(MultiMap headers) {
        return headers.contains(WEB_SOCKET_KEY) || headers.contains(WEB_SOCKET_VERSION)
                || headers.getAll(MODE).contains("websocket");
    }

    /** Whether any of it names a page of another origin than this one. */
    public boolean isCrossOrigin(String origin) {
        return !SAME.containsAll(sites) || !origins.stream().allMatch(origin::equals);
    }

    /** Whether it names one origin, and one of these. */
    public boolean isFrom(Predicate<String> named) {
        return origins.size() == 1 && named.test(origins.getFirst());
    }

    /** Whether a browser asks that would follow a redirect and show a person what it finds. */
    public static boolean isNavigation(String method, MultiMap headers) {
        if (!method.equals("GET")) {
            return false;
        }
        String mode = headers.get(MODE);
        if (mode != null) {
            return mode.equals("navigate");
        }
        String accept = headers.get(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html") && !headers.contains(SCRIPTED);
    }
}
