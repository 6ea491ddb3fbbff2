package dev.gatehouse.gateway;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.gatehouse.platform.network.SourceAddress;

/**
 * One request to be judged, normalised: every door builds it from its own protocol, and nothing behind it reads that
 * again. What cannot be normalised is an {@link AmbiguousRequest}.
 *
 * @param navigation a person's browser that would follow a redirect to the sign-in page
 * @param source who sent it; empty when the door was not told, or could not read it
 */
public record AccessRequest(String method, HostName host, RequestPath path, String query, Credentials credentials,
        boolean navigation, Optional<SourceAddress> source) {

    private static final Pattern TOKEN = Pattern.compile("[A-Z][A-Z-]{0,31}");
    private static final Set<String> USUAL = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> NEVER = Set.of("TRACE", "CONNECT");

    public AccessRequest {
        Objects.requireNonNull(credentials);
        Objects.requireNonNull(source);
        if (!USUAL.contains(method) && (!TOKEN.matcher(method).matches() || NEVER.contains(method))) {
            throw new AmbiguousRequest("method");
        }
        for (int i = 0; i < query.length(); i++) {
            var c = query.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '#') {
                throw new AmbiguousRequest("character in query");
            }
        }
    }

    /** Reads a request target in origin form (RFC 9112 §3.2.1); the query takes no part in any decision. */
    public static AccessRequest of(String method, String authority, String target, Credentials credentials,
            boolean navigation) {
        var mark = target.indexOf('?');
        var path = mark < 0 ? target : target.substring(0, mark);
        var query = mark < 0 ? "" : target.substring(mark + 1);
        return new AccessRequest(method, new HostName(authority), RequestPath.of(path), query, credentials, navigation,
                Optional.empty());
    }

    /** The same, sent from this address. */
    public AccessRequest from(Optional<SourceAddress> address) {
        return new AccessRequest(method, host, path, query, credentials, navigation, address);
    }

    /** Path and query as they were sent. */
    public String target() {
        return query.isEmpty() ? path.toString() : path + "?" + query;
    }

    /** Whether the method asks for a change (RFC 9110 §9.2.1). */
    public boolean isWrite() {
        return !SAFE.contains(method);
    }

    @Override
    public String toString() {
        return method + " " + host + path;
    }
}
