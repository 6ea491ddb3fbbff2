package dev.gatehouse.gateway.door;

import java.util.Map;
import java.util.Set;

import dev.gatehouse.gateway.AmbiguousRequest;
import dev.gatehouse.gateway.identity.IdentityHeaders;

/**
 * Headers of a client that a proxy passes on to the API behind it, and that could make the API see another method, host, path
 * or caller than the one that was judged. The built-in proxy takes them out; a door has nothing to take out of, so it refuses.
 */
public final class OverrideHeaders {

    private static final String REMOVE = "; the proxy has to remove it";

    /** By folded name: what frameworks and servers are known to take for the method, the host or the path. */
    private static final Map<String, String> SAYING = Map.ofEntries(
            Map.entry("x-http-method-override", "another method"),
            Map.entry("x-http-method", "another method"),
            Map.entry("x-method-override", "another method"),
            Map.entry("x-envoy-original-method", "another method"),
            Map.entry("x-rewrite-url", "another path"),
            Map.entry("x-forwarded-prefix", "another path"),
            Map.entry("x-forwarded-path", "another path"),
            Map.entry("x-forwarded-url", "another path"),
            Map.entry("x-original-path", "another path"),
            Map.entry("x-replaced-path", "another path"),
            Map.entry("x-script-name", "another path"),
            Map.entry("x-envoy-original-path", "another path"),
            Map.entry("x-envoy-original-url", "another path"),
            Map.entry("forwarded", "another client, host or scheme"),
            Map.entry("x-original-host", "another host"),
            Map.entry("x-envoy-original-host", "another host"),
            Map.entry("x-envoy-original-dst-host", "another host"),
            Map.entry("x-host", "another host"),
            Map.entry("x-http-host-override", "another host"),
            Map.entry("x-original-uri", "neither method nor host, which a client could add; send X-Original-Method and"
                    + " X-Original-URL instead"));
    private static final String IDENTITY = "x-auth-";
    /** What ingress-nginx sends of its own accord: where it would send a browser after signing in. */
    private static final String OF_INGRESS_NGINX = "x-auth-request-redirect";
    private static final String ASKING = IdentityHeaders.folded(AskingPeers.AUTHORIZATION);
    private static final Set<String> OURS = Set.copyOf(
            IdentityHeaders.names().stream().map(IdentityHeaders::folded).toList());

    private OverrideHeaders() {
    }

    /** Whether a header can be one that a door reads or refuses: most can not, and are not looked at any closer. */
    static boolean mayMatter(String name) {
        return switch (name.isEmpty() ? ' ' : name.charAt(0)) {
            case 'X', 'x', 'F', 'f', 'T', 't' -> true;
            default -> false;
        };
    }

    /** Whether a header, by its folded name, says another method, host, path or caller than what was judged. */
    public static boolean sayMoreThanWasJudged(String folded) {
        return SAYING.containsKey(folded) || folded.startsWith(IDENTITY);
    }

    /**
     * Refuses one that says something else than what was judged.
     *
     * @param folded the same name as servers of the CGI family see it
     */
    static void refuse(String name, String folded) {
        var other = SAYING.get(folded);
        if (other != null) {
            throw new AmbiguousRequest(folded + " says " + other + (folded.equals("x-original-uri") ? "" : REMOVE));
        }
        if (IdentityHeaders.isAlias(name)) {
            throw new AmbiguousRequest("another spelling of an identity header" + REMOVE);
        }
        if (folded.equals(ASKING) && !name.equalsIgnoreCase(ASKING)) {
            throw new AmbiguousRequest("another spelling of " + AskingPeers.AUTHORIZATION);
        }
        if (folded.startsWith(IDENTITY) && !OURS.contains(folded) && !folded.equals(OF_INGRESS_NGINX)) {
            throw new AmbiguousRequest("an identity header that Gatehouse does not set" + REMOVE);
        }
    }
}
