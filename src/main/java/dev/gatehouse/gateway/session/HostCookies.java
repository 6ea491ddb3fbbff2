package dev.gatehouse.gateway.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.gatehouse.account.session.SessionLookup;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.PublicUrl;
import io.vertx.core.MultiMap;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;

/**
 * Our cookies on hosts that are not ours: the session, and what ties a hand-off to the browser that began it. {@code __Host-}
 * keeps other hosts from planting one (RFC 6265bis §4.1.3.2), and none of them is an upstream's business.
 */
@Singleton
public class HostCookies {

    private static final String PREFIX = "__host-";
    private static final String OURS = "gatehouse-";

    private final String session;
    private final String handoff;
    private final boolean secure;

    @Inject
    HostCookies(SessionLookup sessions, PublicUrl publicUrl) {
        this(sessions.cookieName(), publicUrl.cookieName("gatehouse-handoff"), publicUrl.secure());
    }

    HostCookies(String session, String handoff, boolean secure) {
        this.session = session;
        this.handoff = handoff;
        this.secure = secure;
    }

    /** Every value of the session cookie in a request. */
    public List<String> sessions(MultiMap headers) {
        return values(headers, session);
    }

    /** Every value of the cookie of a hand-off in a request. */
    public List<String> handoffs(MultiMap headers) {
        return values(headers, handoff);
    }

    /** The {@code Set-Cookie} that begins a session. */
    public String session(OpaqueToken token, Duration maxAge) {
        return set(session, token.value(), maxAge);
    }

    /** The {@code Set-Cookie} of a hand-off. */
    public String handoff(String value, Duration maxAge) {
        return set(handoff, value, maxAge);
    }

    /** Lax: the browser comes back from the issuer, which is another site, by a link that it follows. */
    private String set(String name, String value, Duration maxAge) {
        return Cookie.cookie(name, value).setPath("/").setMaxAge(maxAge.toSeconds()).setHttpOnly(true).setSecure(secure)
                .setSameSite(CookieSameSite.LAX).encode();
    }

    private static List<String> values(MultiMap headers, String name) {
        var values = new ArrayList<String>(1);
        for (var header : headers.getAll(HttpHeaders.COOKIE)) {
            for (var pair : header.split(";")) {
                var equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                    values.add(pair.substring(equals + 1).strip());
                }
            }
        }
        return values;
    }

    /** The cookies of a request but ours, which are for nobody behind us. */
    public static String withoutOurs(String cookies) {
        return Stream.of(cookies.split(";")).map(String::strip).filter(pair -> !pair.isEmpty() && !isOurs(pair))
                .collect(Collectors.joining("; "));
    }

    /**
     * The cookies of a request that an upstream may have, in one line (RFC 9113 §8.2.3). None where one of ours could still
     * be read out of it, and none that is no field value.
     */
    public static Optional<String> forUpstream(MultiMap headers) {
        var kept = withoutOurs(String.join("; ", headers.getAll(HttpHeaders.COOKIE)));
        return Optional.of(kept).filter(cookies -> !cookies.isEmpty() && !nameOurs(cookies)
                && cookies.chars().noneMatch(c -> c < ' ' || c == 0x7f));
    }

    /** Whether a text could be read as one that holds a cookie of ours: two headers may have been joined by a comma. */
    public static boolean nameOurs(String cookies) {
        return cookies.contains("gatehouse-session=") || cookies.contains("gatehouse-handoff=");
    }

    /**
     * Whether a cookie is one of ours, by its pair as it stands in {@code Cookie} or {@code Set-Cookie}. A pair without a name
     * counts as what its value looks like, because it comes back as that.
     */
    public static boolean isOurs(String pair) {
        var name = pair.strip();
        while (name.startsWith("=")) {
            name = name.substring(1).strip();
        }
        name = name.toLowerCase(Locale.ROOT);
        return name.startsWith(OURS) || name.startsWith(PREFIX + OURS);
    }
}
