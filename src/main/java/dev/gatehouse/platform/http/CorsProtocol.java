package dev.gatehouse.platform.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** What every place that speaks the CORS protocol says alike (Fetch standard §3.3). */
public final class CorsProtocol {

    /** What a script has to read to know why it was refused, and when to come back. */
    public static final String EXPOSED_HEADERS = "WWW-Authenticate, X-Request-Id, Retry-After";

    /** How many seconds a browser may remember the reply to a preflight. */
    public static final String MAX_AGE = "600";

    private CorsProtocol() {
    }

    /** Whether a browser asks, without any credentials, what a script of another origin may do. */
    public static boolean isPreflight(HttpServerRequest request) {
        return request.method() == HttpMethod.OPTIONS && request.headers().contains("Origin")
                && request.headers().contains("Access-Control-Request-Method");
    }
}
