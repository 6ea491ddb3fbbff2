package dev.gatehouse.gateway.proxy;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.gatehouse.gateway.route.Cors;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** The CORS protocol for routes that name origins (Fetch standard §3.2). Credentials mode is never allowed. */
final class CorsResponse {

    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~, -]{1,1000}");

    private CorsResponse() {
    }

    /** The method a preflight asks about. */
    static Optional<String> preflightOf(HttpServerRequest request) {
        return request.method().name().equals("OPTIONS") && request.headers().contains("Origin")
                ? Optional.ofNullable(request.getHeader("Access-Control-Request-Method"))
                : Optional.empty();
    }

    /** Lets the script that asked read the answer, also when it is a refusal. */
    static void open(RoutingContext context, Cors cors) {
        var origin = context.request().getHeader("Origin");
        context.response().headers().add("Vary", "Origin");
        if (origin != null && cors.allows(origin)) {
            context.response().putHeader("Access-Control-Allow-Origin", origin)
                    .putHeader("Access-Control-Expose-Headers", "WWW-Authenticate, X-Request-Id");
        }
    }

    /** Answers a preflight; to a foreign origin without the headers that would let its script go on. */
    static void preflight(RoutingContext context, Cors cors, String method) {
        open(context, cors);
        if (context.response().headers().contains("Access-Control-Allow-Origin")) {
            context.response().putHeader("Access-Control-Allow-Methods", method).putHeader("Access-Control-Max-Age", "600");
            var names = context.request().getHeader("Access-Control-Request-Headers");
            if (names != null && NAMES.matcher(names).matches()) {
                context.response().putHeader("Access-Control-Allow-Headers", names);
            }
        }
        context.response().setStatusCode(204).end();
    }
}
