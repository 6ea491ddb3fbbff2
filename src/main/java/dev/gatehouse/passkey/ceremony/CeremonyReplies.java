package dev.gatehouse.passkey.ceremony;

import jakarta.ws.rs.core.NewCookie;

import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.reply.Replies;

/** The responses of the ceremony endpoints: JSON that no cache keeps, and cookies. */
final class CeremonyReplies {

    /** Where the page goes on after a ceremony. */
    record Location(String location) {
    }

    private CeremonyReplies() {
    }

    static <T> RestResponse<T> with(T body, NewCookie cookie) {
        return Replies.json(body).cookie(cookie).build();
    }

    static RestResponse<Location> of(CeremonyResult signed) {
        var response = Replies.json(new Location(signed.location().path()));
        signed.cookie().ifPresent(cookie -> response.cookie(cookie.toSet()));
        return response.build();
    }

    static <T> T required(@Nullable T body) {
        if (body == null) {
            throw Problem.ofStatus(400);
        }
        return body;
    }

    static String named(@Nullable String userAgent) {
        return userAgent == null ? "" : userAgent;
    }
}
