package dev.gatehouse.gateway;

import java.util.List;
import java.util.Objects;

import dev.gatehouse.platform.http.FetchMetadata;

/**
 * What a request presents to say who it is from: every value of the header and of the cookie, never only the first.
 *
 * @param fetchMetadata a cookie is sent whoever made the browser ask, so it counts for less when another page did
 * @param proof whether a proof of possession came along, which is not supported
 */
public record Credentials(List<String> authorization, List<String> sessionCookies, FetchMetadata fetchMetadata, boolean proof) {

    public Credentials {
        authorization = List.copyOf(authorization);
        sessionCookies = List.copyOf(sessionCookies);
        Objects.requireNonNull(fetchMetadata);
    }

    public Credentials(List<String> authorization, List<String> sessionCookies) {
        this(authorization, sessionCookies, FetchMetadata.NONE, false);
    }

    public static Credentials none() {
        return new Credentials(List.of(), List.of());
    }

    @Override
    public String toString() {
        return "Credentials[" + authorization.size() + " authorization, " + sessionCookies.size() + " cookies]";
    }
}
