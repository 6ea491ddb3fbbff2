package dev.gatehouse.gateway.door;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import dev.gatehouse.account.session.SessionLookup;
import dev.gatehouse.gateway.AccessRequest;
import dev.gatehouse.gateway.AmbiguousRequest;
import dev.gatehouse.gateway.Credentials;
import dev.gatehouse.gateway.Provenance;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** Reads requests off the HTTP wire: the one that arrived, or the one that a trusted proxy asks about. */
@Singleton
class WireReader {

    private static final CharSequence FETCH_SITE = HttpHeaders.createOptimized("Sec-Fetch-Site");
    private static final CharSequence FETCH_MODE = HttpHeaders.createOptimized("Sec-Fetch-Mode");

    private final String sessionCookie;

    WireReader(SessionLookup sessions) {
        this.sessionCookie = sessions.cookieName();
    }

    /** The request that a proxy asks about. */
    AccessRequest askedAbout(HttpServerRequest request) {
        var headers = request.headers();
        var original = OriginalRequest.of(request.method().name(), headers);
        return AccessRequest.of(original.method(), original.authority(), original.target(), credentials(headers),
                isNavigation(original.method(), headers));
    }

    /** The request that arrived. */
    AccessRequest arrived(HttpServerRequest request) {
        return arrivedAs(request.method().name(), request);
    }

    /** The request that arrived, judged as if it had another method: what a CORS preflight asks about. */
    AccessRequest arrivedAs(String method, HttpServerRequest request) {
        return AccessRequest.of(method, authority(request), request.uri(), credentials(request.headers()),
                isNavigation(method, request.headers()));
    }

    /** The one authority a request names (RFC 9112 §3.2, RFC 9113 §8.3.1). */
    static String authority(HttpServerRequest request) {
        var hosts = request.headers().getAll(HttpHeaders.HOST);
        var named = request.version() == HttpVersion.HTTP_2 && request.authority() != null
                ? request.authority().toString()
                : hosts.isEmpty() ? "" : hosts.getFirst();
        if (hosts.size() > 1 || hosts.stream().anyMatch(host -> !host.equalsIgnoreCase(named))) {
            throw new AmbiguousRequest("two hosts");
        }
        return named;
    }

    Credentials credentials(MultiMap headers) {
        return new Credentials(headers.getAll(HttpHeaders.AUTHORIZATION), sessionCookies(headers),
                new Provenance(headers.getAll(FETCH_SITE), headers.getAll(HttpHeaders.ORIGIN)));
    }

    private List<String> sessionCookies(MultiMap headers) {
        var values = new ArrayList<String>(1);
        for (var header : headers.getAll(HttpHeaders.COOKIE)) {
            for (var pair : header.split(";")) {
                var equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(sessionCookie)) {
                    values.add(pair.substring(equals + 1).strip());
                }
            }
        }
        return values;
    }

    /** A browser that would follow a redirect and show what it finds (design.md §3). */
    private static boolean isNavigation(String method, MultiMap headers) {
        if (!method.equals("GET")) {
            return false;
        }
        var mode = headers.get(FETCH_MODE);
        if (mode != null) {
            return mode.equals("navigate");
        }
        var accept = headers.get(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html")
                && !headers.contains("X-Requested-With");
    }
}
