package dev.gatehouse.gateway.door;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.gatehouse.gateway.AmbiguousRequest;
import dev.gatehouse.gateway.identity.IdentityHeaders;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;

/**
 * The request that a proxy holds and asks about, as one of two families of headers names it: completely and once, or not at
 * all. What a proxy leaves out its client can add, since proxies pass headers on: so nothing is guessed, nothing of one family
 * completes the other, and what only half names a request is refused whatever stands beside it.
 *
 * @param target path and query, in origin form
 */
public record OriginalRequest(String method, String authority, String target) {

    private static final String REMEDY = "; a proxy has to send X-Forwarded-Method, X-Forwarded-Proto, X-Forwarded-Host and"
            + " X-Forwarded-Uri, or else X-Original-Method and X-Original-URL, each once and set by itself";
    private static final Set<String> SCHEMES = Set.of("http", "https", "ws", "wss");

    /** What is read, as proxies spell it: Traefik, Caddy and our recipes the first four, ingress-nginx the others. */
    private enum Said {
        FORWARDED_METHOD("X-Forwarded-Method"),
        FORWARDED_PROTO("X-Forwarded-Proto"),
        FORWARDED_HOST("X-Forwarded-Host"),
        FORWARDED_URI("X-Forwarded-Uri"),
        ORIGINAL_METHOD("X-Original-Method"),
        ORIGINAL_URL("X-Original-URL");

        private static final Set<Said> FORWARDED = EnumSet.range(FORWARDED_METHOD, FORWARDED_URI);
        private static final Set<Said> ORIGINAL = EnumSet.range(ORIGINAL_METHOD, ORIGINAL_URL);
        private static final Map<String, Said> BY_NAME = Stream.of(values())
                .collect(Collectors.toUnmodifiableMap(said -> said.header.toLowerCase(Locale.ROOT), said -> said));

        private final String header;

        Said(String header) {
            this.header = header;
        }
    }

    /** The request that a question names in its headers. */
    static OriginalRequest of(HttpServerRequest question) {
        return of(question.method().name(), question.headers());
    }

    /**
     * Reads the headers of a check request.
     *
     * @param asking the method of the check request itself: who asks with HEAD is haproxy-auth-request as its manual shows it,
     *        which names nothing and lets its client name everything
     */
    static OriginalRequest of(String asking, MultiMap headers) {
        if (!asking.equals("GET")) {
            throw new AmbiguousRequest("the question came with another method than GET, as from a proxy that passes on"
                    + " whatever its client says" + REMEDY);
        }
        var said = read(headers);
        var forwarded = said.keySet().stream().anyMatch(Said.FORWARDED::contains);
        var original = said.keySet().stream().anyMatch(Said.ORIGINAL::contains);
        if (forwarded && original) {
            throw new AmbiguousRequest("X-Original headers beside X-Forwarded ones" + REMEDY);
        }
        return original ? original(said) : forwarded(said);
    }

    /**
     * A request that is named by the question's own method, host and target: no header says it again, whoever might believe
     * it. The scheme alone says nothing more.
     */
    public static OriginalRequest ofItself(String method, String authority, String target, MultiMap headers) {
        for (var said : read(headers).keySet()) {
            if (said != Said.FORWARDED_PROTO) {
                throw new AmbiguousRequest(said.header + " names a request beside the one that is asked about; Envoy has to"
                        + " leave it out of the question (allowed_headers, Istio: includeRequestHeadersInCheck) and of what it"
                        + " passes on (request_headers_to_remove)");
            }
        }
        return new OriginalRequest(method, authority, target);
    }

    private static Map<Said, String> read(MultiMap headers) {
        var said = new EnumMap<Said, String>(Said.class);
        for (var header : headers) {
            var name = header.getKey();
            if (OverrideHeaders.mayMatter(name)) {
                var folded = IdentityHeaders.folded(name);
                OverrideHeaders.refuse(name, folded);
                var meant = Said.BY_NAME.get(folded);
                if (meant != null && !name.equalsIgnoreCase(meant.header)) {
                    throw new AmbiguousRequest("another spelling of " + meant.header);
                }
                if (meant != null && said.put(meant, header.getValue()) != null) {
                    throw new AmbiguousRequest(meant.header + " more than once" + REMEDY);
                }
            }
        }
        return said;
    }

    private static OriginalRequest forwarded(Map<Said, String> said) {
        if (!SCHEMES.contains(one(said, Said.FORWARDED_PROTO))) {
            throw new AmbiguousRequest("X-Forwarded-Proto is no scheme");
        }
        return new OriginalRequest(one(said, Said.FORWARDED_METHOD), one(said, Said.FORWARDED_HOST),
                one(said, Said.FORWARDED_URI));
    }

    private static OriginalRequest original(Map<Said, String> said) {
        var url = one(said, Said.ORIGINAL_URL);
        var authority = url.indexOf("://") + 3;
        var path = url.indexOf('/', authority);
        if (authority < 3 || path < 0 || !SCHEMES.contains(url.substring(0, authority - 3))) {
            throw new AmbiguousRequest("X-Original-URL is no address with scheme, host and path");
        }
        return new OriginalRequest(one(said, Said.ORIGINAL_METHOD), url.substring(authority, path), url.substring(path));
    }

    private static String one(Map<Said, String> said, Said needed) {
        var value = said.get(needed);
        if (value == null) {
            throw new AmbiguousRequest(needed.header + " is missing" + REMEDY);
        }
        return value;
    }
}
