package dev.gatehouse.gateway.proxy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.gatehouse.gateway.door.OverrideHeaders;
import dev.gatehouse.gateway.door.RequestReader;
import dev.gatehouse.gateway.identity.IdentityHeaders;
import dev.gatehouse.gateway.session.HostCookies;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;

/** Which headers pass the proxy. What a client may have planted is taken out first, then ours are set. */
final class ProxyHeaders {

    private static final Set<String> HOP_BY_HOP = Set.of("connection", "keep-alive", "proxy-connection",
            "proxy-authenticate", "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade", "http2-settings");
    private static final Set<String> NOT_THE_CLIENTS = Set.of("authorization", "host", "expect", "proxy",
            "x-real-ip", "cookie");
    private static final Set<String> PREFIXES = Set.of("x-forwarded-", "x-original-", "x-envoy-", "x-gatehouse-");

    private static final Set<String> NOT_IN_TRAILERS = Set.of("content-", "cache-control", "set-cookie", "location", "date",
            "expires", "age", "vary", "host", "www-authenticate", "authorization", "access-control-", "strict-transport-",
            "x-auth-", "clear-site-data", "refresh");

    private static final String LENGTH = "content-length";
    private static final String SET_COOKIE = "Set-Cookie";

    private ProxyHeaders() {
    }

    /**
     * What an upstream is told about where a request came from. A proxy in front of us is believed when it is trusted; whatever
     * anybody else claims is replaced by what we saw.
     */
    record Forwarding(String host, String scheme, String addresses) {

        static Forwarding of(HttpServerRequest request, String peer, boolean trusted) {
            var before = String.join(", ", request.headers().getAll("X-Forwarded-For"));
            var claimed = request.headers().getAll("X-Forwarded-Proto");
            var secure = trusted && claimed.size() == 1 ? claimed.getFirst().equals("https") : request.isSSL();
            return new Forwarding(RequestReader.authority(request), secure ? "https" : "http",
                    trusted && !before.isBlank() ? before + ", " + peer : peer);
        }
    }

    /** Copies what a client may send on to an upstream. */
    static void copyRequest(MultiMap from, MultiMap to) {
        var nominated = nominated(from);
        from.forEach(header -> {
            if (mayPass(header.getKey(), nominated)) {
                to.add(header.getKey(), header.getValue());
            }
        });
        if (takesTrailers(from)) {
            to.set("TE", "trailers").set("Connection", "TE");
        }
        from.getAll("Cookie").stream().map(HostCookies::withoutOurs).filter(value -> !value.isEmpty())
                .forEach(value -> to.add("Cookie", value));
    }

    /** Whether a client takes trailers; only then the upstream is asked for them (RFC 9110 §6.5.1). */
    static boolean takesTrailers(MultiMap headers) {
        return headers.getAll("TE").stream().flatMap(value -> Stream.of(value.split(",")))
                .anyMatch(coding -> coding.strip().equalsIgnoreCase("trailers"));
    }

    /** Sets what the upstream is told by us. */
    static void setOurs(MultiMap to, Map<String, String> identity, Map<String, String> ofRequest, Forwarding forwarding) {
        identity.forEach(to::set);
        ofRequest.forEach(to::set);
        to.set("Host", forwarding.host());
        to.set("X-Forwarded-Host", forwarding.host());
        to.set("X-Forwarded-Proto", forwarding.scheme());
        to.set("X-Forwarded-For", forwarding.addresses());
    }

    /** Takes out what an upstream may not say, a cookie of ours above all; CORS is ours where the route says so. */
    static void clean(MultiMap response, boolean corsIsOurs) {
        var nominated = nominated(response);
        List.copyOf(response.names()).stream()
                .filter(header -> !mayReturn(IdentityHeaders.folded(header), nominated, corsIsOurs))
                .forEach(response::remove);
        var cookies = response.getAll(SET_COOKIE);
        if (cookies.stream().anyMatch(HostCookies::isOurs)) {
            response.set(SET_COOKIE, cookies.stream().filter(cookie -> !HostCookies.isOurs(cookie)).toList());
        }
    }

    private static boolean mayReturn(String name, Set<String> nominated, boolean corsIsOurs) {
        return !name.equals("x-request-id") && !(corsIsOurs && name.startsWith("access-control-"))
                && !HOP_BY_HOP.contains(name) && !nominated.contains(name);
    }

    /** Copies the trailers of a response, none of which may change how its head was understood (RFC 9110 §6.5.1). */
    static void copyTrailers(MultiMap from, MultiMap to, boolean corsIsOurs) {
        from.forEach(trailer -> {
            var name = IdentityHeaders.folded(trailer.getKey());
            if (mayReturn(name, Set.of(), corsIsOurs) && NOT_IN_TRAILERS.stream().noneMatch(name::startsWith)) {
                to.add(trailer.getKey(), trailer.getValue());
            }
        });
    }

    private static boolean mayPass(String header, Set<String> nominated) {
        var name = IdentityHeaders.folded(header);
        return !HOP_BY_HOP.contains(name) && !nominated.contains(name) && !NOT_THE_CLIENTS.contains(name)
                && PREFIXES.stream().noneMatch(name::startsWith) && !IdentityHeaders.isReserved(header)
                && !OverrideHeaders.sayMoreThanWasJudged(name)
                && (!name.equals(LENGTH) || header.equalsIgnoreCase(LENGTH));
    }

    /** The headers that {@code Connection} declares to be for one hop (RFC 9110 §7.6.1). */
    private static Set<String> nominated(MultiMap headers) {
        return headers.getAll("Connection").stream().flatMap(value -> Stream.of(value.split(",")))
                .map(name -> IdentityHeaders.folded(name.strip())).filter(name -> !name.equals(LENGTH))
                .collect(Collectors.toCollection(HashSet::new));
    }
}
