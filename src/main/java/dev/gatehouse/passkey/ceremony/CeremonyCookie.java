package dev.gatehouse.passkey.ceremony;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;

import dev.gatehouse.passkey.PasskeyConfig;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.Randomness;

/**
 * The cookie that ties a challenge to the browser that asked for it. Tabs share it: a second tab does not end the ceremony of
 * the first.
 */
@ApplicationScoped
class CeremonyCookie {

    private static final String PLAIN_NAME = "gatehouse-ceremony";

    private final PublicUrl publicUrl;
    private final PasskeyConfig config;
    private final Randomness randomness;

    CeremonyCookie(PublicUrl publicUrl, PasskeyConfig config, Randomness randomness) {
        this.publicUrl = publicUrl;
        this.config = config;
        this.randomness = randomness;
    }

    /** The browser that sends a request, if it is in a ceremony. */
    Optional<OpaqueToken> find(HttpHeaders headers) {
        return Optional.ofNullable(headers.getCookies().get(name()))
                .map(Cookie::getValue)
                .filter(OpaqueToken::isWellFormed)
                .map(OpaqueToken::of);
    }

    OpaqueToken findOrMake(HttpHeaders headers) {
        return find(headers).orElseGet(randomness::token);
    }

    /** A browser that is in no ceremony: its response fits no challenge. */
    OpaqueToken findOrNone(HttpHeaders headers) {
        return find(headers).orElseGet(() -> OpaqueToken.of(""));
    }

    NewCookie toSet(OpaqueToken browser) {
        return new NewCookie.Builder(name())
                .value(browser.value())
                .path("/")
                .maxAge(Math.toIntExact(config.challengeTimeout().toSeconds()))
                .httpOnly(true)
                .secure(publicUrl.secure())
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }

    private String name() {
        return publicUrl.cookieName(PLAIN_NAME);
    }
}
