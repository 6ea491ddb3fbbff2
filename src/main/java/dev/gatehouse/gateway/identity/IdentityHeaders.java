package dev.gatehouse.gateway.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.gatehouse.gateway.Caller;
import dev.gatehouse.platform.CurrentRequest;
import io.vertx.ext.web.RoutingContext;

/** The headers that carry an identity upstream, and the test for whoever tries to send them from outside. */
public final class IdentityHeaders {

    public static final String SUBJECT = "X-Auth-Subject";
    public static final String SCOPES = "X-Auth-Scopes";
    public static final String CLIENT = "X-Auth-Client";
    public static final String ASSERTION = "X-Auth-Assertion";

    private static final String REQUEST_ID = "X-Request-Id";
    private static final String TRACEPARENT = "traceparent";

    private static final List<String> NAMES = List.of(SUBJECT, SCOPES, CLIENT, ASSERTION);
    private static final String PREFIX = "x-auth-";
    private static final Set<String> OTHERS = Set.of("x-request-id", "traceparent", "tracestate");

    private IdentityHeaders() {
    }

    static Map<String, String> of(Caller caller) {
        if (!(caller instanceof Caller.Known known)) {
            return Map.of();
        }
        var headers = new LinkedHashMap<String, String>(8);
        headers.put(SUBJECT, known.subject());
        headers.put(SCOPES, String.join(" ", known.entitlements().scopes().stream().sorted().toList()));
        known.client().ifPresent(client -> headers.put(CLIENT, client));
        return headers;
    }

    /** What an upstream is told about the request itself, whoever sent it. */
    public static Map<String, String> ofRequest(RoutingContext context) {
        return Map.of(REQUEST_ID, CurrentRequest.id(context), TRACEPARENT, CurrentRequest.traceparent(context));
    }

    /**
     * A header name as the servers of the CGI family see it: without case, and with one sign for all that is neither letter
     * nor digit (RFC 3875 §4.1.18).
     */
    public static String folded(String name) {
        var folded = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            var lower = c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
            folded.append(lower >= 'a' && lower <= 'z' || lower >= '0' && lower <= '9' ? lower : '-');
        }
        return folded.toString();
    }

    /** Whether a header, as a client spelled it, would reach an upstream as one of ours. */
    public static boolean isReserved(String name) {
        var folded = folded(name);
        return folded.startsWith(PREFIX) || OTHERS.contains(folded);
    }

    /** Whether a header is one of ours to some servers but not to all: it is spelled with other signs. */
    public static boolean isAlias(String name) {
        return isReserved(name) && !folded(name).equals(name.toLowerCase(Locale.ROOT));
    }

    /** All of them. */
    public static List<String> names() {
        return NAMES;
    }
}
