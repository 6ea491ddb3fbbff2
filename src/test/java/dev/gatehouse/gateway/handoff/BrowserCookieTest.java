package dev.gatehouse.gateway.handoff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.ReturnTo;

class BrowserCookieTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final ReturnTo PAGE = new ReturnTo("/orders/7?a=b");

    private final BrowserCookie cookie = BrowserCookie.of(OpaqueToken.of("b".repeat(43)));

    private static BrowserCookie read(BrowserCookie written) {
        return BrowserCookie.find(List.of(written.value())).orElseThrow();
    }

    @Test
    void isTheSameBrowserWhenItComesBack() {
        assertEquals(cookie, read(cookie));
        assertEquals(cookie.browser(), read(cookie.sentBackTo(PAGE, NOW)).browser());
    }

    @Test
    void knowsThePageThatItWasSentBackToForTenSeconds() {
        var back = read(cookie.sentBackTo(PAGE, NOW));

        assertFalse(cookie.wasSentBackTo(PAGE, NOW));
        assertTrue(back.wasSentBackTo(PAGE, NOW.plusSeconds(9)));
        assertFalse(back.wasSentBackTo(PAGE, NOW.plusSeconds(10)));
        assertFalse(back.wasSentBackTo(PAGE, NOW.minusSeconds(10)), "a clock that went backwards");
        assertFalse(back.wasSentBackTo(new ReturnTo("/orders/8"), NOW));
    }

    @Test
    void neverGrows() {
        var cookies = cookie;
        for (int i = 0; i < 50; i++) {
            cookies = read(cookies.sentBackTo(new ReturnTo("/" + "x".repeat(2_000) + i), NOW.plusSeconds(i)));
        }

        assertEquals(98, cookies.value().length());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "x", ".", "..", "a.b.c", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb+" })
    void attackWhatIsNoneOfOursIsNone(String value) {
        assertEquals(Optional.empty(), BrowserCookie.find(List.of(value)));
    }

    @ParameterizedTest
    @ValueSource(strings = { ".", "..", ".x.", ".x.-1", ".x.99999999999999999999", ".x.1.2" })
    void attackAnOddEndIsNoReturn(String end) {
        assertEquals(Optional.of(cookie), BrowserCookie.find(List.of(cookie.value() + end)));
    }

    /** A neighbour could have planted one of them. */
    @Test
    void attack61TwoAreNone() {
        assertEquals(Optional.empty(), BrowserCookie.find(List.of(cookie.value(), cookie.value())));
        assertEquals(Optional.empty(), BrowserCookie.find(List.of()));
    }
}
