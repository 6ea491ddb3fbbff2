package dev.gatehouse.account.session;

import java.time.Duration;

import jakarta.ws.rs.core.NewCookie;

import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.PublicUrl;

/** The session cookie as it is set. Its value is the only key to the session; nobody but the browser keeps it. */
public record SessionCookie(String name, OpaqueToken token, Duration maxAge, boolean secure) {

    private static final String PLAIN_NAME = "gatehouse-session";

    static String nameFor(PublicUrl publicUrl) {
        return publicUrl.cookieName(PLAIN_NAME);
    }

    static SessionCookie of(PublicUrl publicUrl, OpaqueToken token, Duration maxAge) {
        return new SessionCookie(nameFor(publicUrl), token, maxAge, publicUrl.secure());
    }

    /** The {@code Set-Cookie} of a response. */
    public NewCookie toSet() {
        return new NewCookie.Builder(name)
                .value(token.value())
                .path("/")
                .maxAge(Math.toIntExact(maxAge.toSeconds()))
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
