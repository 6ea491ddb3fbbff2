package dev.gatehouse.account.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.gatehouse.platform.OpaqueToken;

/** The cookie of an https issuer, which the tests over HTTP cannot see. */
class SessionCookieTest {

    @Test
    void isSecureAndOfThisHostAlone() {
        var cookie = new SessionCookie("__Host-gatehouse-session", OpaqueToken.of("secret"), Duration.ofHours(1), true).toSet();

        assertTrue(cookie.isSecure());
        assertTrue(cookie.isHttpOnly());
        assertEquals("/", cookie.getPath());
        assertEquals(null, cookie.getDomain(), "a domain would break the __Host- rule");
    }

    @Test
    void doesNotPrintItsValue() {
        var cookie = new SessionCookie("name", OpaqueToken.of("secret"), Duration.ofHours(1), true);

        assertFalse(cookie.toString().contains("secret"));
    }
}
