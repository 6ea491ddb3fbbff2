package dev.gatehouse.gateway.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.gatehouse.gateway.Caller;

/** The headers that carry an identity upstream (design.md §3), and the test for whoever tries to send them from outside. */
public final class IdentityHeaders {

    public static final String SUBJECT = "X-Auth-Subject";
    public static final String SCOPES = "X-Auth-Scopes";
    public static final String CLIENT = "X-Auth-Client";
    public static final String ASSERTION = "X-Auth-Assertion";

    private static final List<String> NAMES = List.of(SUBJECT, SCOPES, CLIENT, ASSERTION);
    private static final String PREFIX = "x-auth-";
    private static final Set<String> OTHERS = Set.of("x-request-id");

    private IdentityHeaders() {
    }

    static Map<String, String> of(Caller caller) {
        if (!(caller instanceof Caller.Known known)) {
            return Map.of();
        }
        var headers = new LinkedHashMap<String, String>(8);
        headers.put(SUBJECT, known.subject());
        headers.put(SCOPES, String.join(" ", known.scopes().stream().sorted().toList()));
        known.client().ifPresent(client -> headers.put(CLIENT, client));
        return headers;
    }

    /**
     * Whether a header, as a client spelled it, would reach an upstream as one of ours: servers of the CGI family fold case
     * and turn every sign into an underscore, so spellings with dots and underscores count too (RFC 3875 §4.1.18).
     */
    public static boolean isReserved(String name) {
        var folded = name.toLowerCase(Locale.ROOT).replace('_', '-').replace('.', '-').replace(' ', '-');
        return folded.startsWith(PREFIX) || OTHERS.contains(folded);
    }

    /** All of them. */
    public static List<String> names() {
        return NAMES;
    }
}
