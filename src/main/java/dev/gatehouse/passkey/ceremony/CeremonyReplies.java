package dev.gatehouse.passkey.ceremony;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import dev.gatehouse.platform.Problem;

/** The responses of the ceremony endpoints: JSON that no cache keeps, and cookies. */
final class CeremonyReplies {

    /** Where the page goes on after a ceremony. */
    record Location(String location) {
    }

    private CeremonyReplies() {
    }

    static <T> RestResponse<T> with(T body, NewCookie cookie) {
        return ResponseBuilder.ok(body).header(HttpHeaders.CACHE_CONTROL, "no-store").cookie(cookie).build();
    }

    static RestResponse<Location> of(CeremonyResult signed) {
        var response = ResponseBuilder.ok(new Location(signed.location().path())).header(HttpHeaders.CACHE_CONTROL, "no-store");
        signed.cookie().ifPresent(cookie -> response.cookie(cookie.toSet()));
        return response.build();
    }

    static <T> T required(T body) {
        if (body == null) {
            throw Problem.badRequest("bad-request", "We could not read that request. Nothing was changed.");
        }
        return body;
    }

    static String named(String userAgent) {
        return userAgent == null ? "" : userAgent;
    }
}
