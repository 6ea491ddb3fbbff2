package dev.gatehouse.gateway.door;

import java.util.List;

import jakarta.inject.Singleton;

import dev.gatehouse.gateway.AccessRequest;
import dev.gatehouse.gateway.AmbiguousRequest;
import dev.gatehouse.gateway.Credentials;
import dev.gatehouse.gateway.session.HostCookies;
import dev.gatehouse.oidc.PossessionProofs;
import dev.gatehouse.platform.http.FetchMetadata;
import dev.gatehouse.platform.network.ClientAddress;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** Reads requests off the HTTP wire. */
@Singleton
public class RequestReader {

    private static final List<CharSequence> PROOFS = PossessionProofs.HEADERS.stream().map(HttpHeaders::createOptimized)
            .toList();
    private static final String BOUND = "DPoP ";

    private static final List<String> SCHEMES = List.of("http://", "https://");
    private static final int NOWHERE = -1;

    private final HostCookies cookies;
    private final ClientAddress addresses;

    RequestReader(HostCookies cookies, ClientAddress addresses) {
        this.cookies = cookies;
        this.addresses = addresses;
    }

    /** The request that arrived. */
    public AccessRequest arrived(HttpServerRequest request) {
        return arrivedAs(request.method().name(), request);
    }

    /** The request that arrived, judged as if it had another method: what a CORS preflight asks about. */
    public AccessRequest arrivedAs(String method, HttpServerRequest request) {
        return AccessRequest.of(method, authority(request), target(request), credentials(request.headers()),
                FetchMetadata.isNavigation(method, request.headers())).from(addresses.source(request));
    }

    /** The one authority a request names (RFC 9112 §3.2, RFC 9113 §8.3.1). */
    public static String authority(HttpServerRequest request) {
        var hosts = request.headers().getAll(HttpHeaders.HOST);
        var named = request.version() == HttpVersion.HTTP_2 && request.authority() != null
                ? request.authority().toString()
                : hosts.isEmpty() ? "" : hosts.getFirst();
        if (hosts.size() > 1 || hosts.stream().anyMatch(host -> !host.equalsIgnoreCase(named))) {
            throw new AmbiguousRequest("two hosts");
        }
        return named;
    }

    /**
     * Path and query of the request that arrived, whether its target is in origin form or in absolute form (RFC 9112 §3.2.1,
     * §3.2.2). The host of the latter has to be the one that is named elsewhere: somebody else might believe the other one.
     */
    public static String target(HttpServerRequest request) {
        var target = request.uri();
        if (target.startsWith("/")) {
            return target;
        }
        var authority = request.version() == HttpVersion.HTTP_2 ? NOWHERE : authorityAt(target);
        if (authority == NOWHERE) {
            throw new AmbiguousRequest("a target that is neither a path nor an address");
        }
        var end = authority;
        while (end < target.length() && target.charAt(end) != '/' && target.charAt(end) != '?') {
            end++;
        }
        if (!target.substring(authority, end).equalsIgnoreCase(authority(request))) {
            throw new AmbiguousRequest("two hosts");
        }
        var path = target.substring(end);
        return path.startsWith("/") ? path : "/" + path;
    }

    private static int authorityAt(String target) {
        for (var scheme : SCHEMES) {
            if (target.regionMatches(true, 0, scheme, 0, scheme.length())) {
                return scheme.length();
            }
        }
        return NOWHERE;
    }

    Credentials credentials(MultiMap headers) {
        var authorization = headers.getAll(HttpHeaders.AUTHORIZATION);
        return new Credentials(authorization, cookies.sessions(headers),
                FetchMetadata.of(headers),
                hasProof(headers, authorization));
    }

    /** A proof of possession, or a token that is said to be bound to a key (RFC 9449 §7.1). */
    private static boolean hasProof(MultiMap headers, List<String> authorization) {
        for (var name : PROOFS) {
            if (headers.contains(name)) {
                return true;
            }
        }
        return authorization.stream().anyMatch(value -> value.regionMatches(true, 0, BOUND, 0, BOUND.length()));
    }
}
