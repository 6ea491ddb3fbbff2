package dev.gatehouse.account.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.gatehouse.account.AccountConfig;
import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Assignments;
import dev.gatehouse.account.Authentication;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.testing.Settings;

/** How long a session lives, as a row and as a replica remembers it. */
class SessionTest {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final AccountConfig.SessionLife LIFE = Settings.of(AccountConfig.class,
            Map.of("gatehouse.account.session.idle-timeout", "30m", "gatehouse.account.session.absolute-timeout", "2h"))
            .session();

    private final AccountId ada = new AccountId(new UUID(0, 1));
    private final Authentication authentication = new Authentication(START, "phr", List.of("user", "mfa"), new UUID(0, 2));
    private final Session session = session("Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36");

    @Test
    void endsAfterItsTimeWithoutARequest() {
        assertTrue(session.isLive(at(29, 59), LIFE));
        assertFalse(session.isLive(at(30, 0), LIFE));
    }

    @Test
    void goesOnWhilePeopleAreThere() {
        session.seen(at(20, 0));

        assertTrue(session.isLive(at(49, 59), LIFE));
        assertFalse(session.isLive(at(50, 0), LIFE));
    }

    @Test
    void endsInAnyCaseAfterItsAbsoluteTime() {
        session.seen(at(119, 0));

        assertTrue(session.isLive(at(119, 59), LIFE));
        assertFalse(session.isLive(at(120, 0), LIFE));
    }

    /** The clocks of two replicas differ: a request that is late takes no time away. */
    @Test
    void isNotUnseen() {
        session.seen(at(20, 0));
        session.seen(at(10, 0));

        assertTrue(session.isLive(at(49, 0), LIFE));
    }

    @Test
    void isOverWhenItIsEnded() {
        session.end(at(1, 0));

        assertTrue(session.isEnded());
        assertFalse(session.isLive(at(1, 0), LIFE));
    }

    @Test
    void isRememberedAsItStands() {
        var cached = session.visit("Ada", true, Assignments.NONE, at(5, 0));

        assertEquals(new SignedIn(new UUID(0, 3), ada, "Ada", true, Assignments.NONE, authentication), cached.signedIn());
        assertEquals(at(120, 0), cached.expiresAt());
        assertEquals(at(5, 0), cached.seenAt());
        assertTrue(cached.isLive(at(34, 59), LIFE));
        assertFalse(cached.isLive(at(35, 0), LIFE));
        assertFalse(new CachedSession(cached.signedIn(), at(10, 0), at(9, 0), at(9, 0)).isLive(at(10, 0), LIFE));
    }

    /** Memory answers for a minute, and never for a clock that went backwards by more. */
    @Test
    void isReadAnewOnceAMinute() {
        var cached = session.visit("Ada", false, Assignments.NONE, at(5, 0));

        assertTrue(cached.isRecent(at(5, 59)));
        assertFalse(cached.isRecent(at(6, 0)));
        assertTrue(cached.isRecent(at(4, 0)));
        assertFalse(cached.isRecent(at(3, 59)));
        assertTrue(cached.seen(at(7, 0)).isRecent(at(7, 59)), "while the database is away");
    }

    @Test
    void isDescribedByItsBrowser() {
        var summary = session.summary();

        assertEquals("Chrome on Linux", summary.device());
        assertEquals(START, summary.startedAt());
    }

    /** Nobody stores more of a header than is looked at. */
    @Test
    void keepsTheStartOfALongUserAgent() {
        assertEquals("A browser on an unknown system", session("x".repeat(256) + "Chrome/ Linux").summary().device());
        assertEquals("Chrome on an unknown system", session("x".repeat(249) + "Chrome/ Linux").summary().device());
    }

    @Test
    void aSignInIsFreshForFiveMinutes() {
        var person = session.visit("Ada", false, Assignments.NONE, START).signedIn();

        assertTrue(person.isFresh(at(0, 0)));
        assertTrue(person.isFresh(at(5, 0)));
        assertFalse(person.isFresh(at(5, 1)));
    }

    private Session session(String userAgent) {
        return new Session(new UUID(0, 3), OpaqueToken.of("c".repeat(43)).hash(), ada, authentication, userAgent, LIFE);
    }

    private static Instant at(int minutes, int seconds) {
        return START.plus(Duration.ofMinutes(minutes)).plusSeconds(seconds);
    }
}
