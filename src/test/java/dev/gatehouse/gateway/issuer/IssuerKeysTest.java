package dev.gatehouse.gateway.issuer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.gatehouse.gateway.issuer.IssuerKeys.Lookup;
import dev.gatehouse.testing.MutableClock;
import io.vertx.core.Promise;

/** When an issuer is asked for its keys, and how long they count; its answers come when the test says so. */
class IssuerKeysTest {

    private static final IssuerKey OLD = new IssuerKey("old", "RSA", Optional.empty(), "{}");
    private static final IssuerKey NEW = new IssuerKey("new", "RSA", Optional.empty(), "{}");

    private final MutableClock clock = new MutableClock();
    private final List<Promise<Map<String, IssuerKey>>> asked = new ArrayList<>();
    private final IssuerKeys keys = new IssuerKeys("https://login.example", () -> {
        asked.add(Promise.promise());
        return asked.getLast().future();
    }, clock);

    private void answer(IssuerKey key) {
        asked.getLast().complete(Map.of(key.kid(), key));
    }

    private Lookup now(String kid) {
        return keys.find(kid).result();
    }

    private void seen(IssuerKey key) {
        keys.prepare();
        answer(key);
    }

    @Test
    void asksOnceHoweverManyWait() {
        var first = keys.find("old");
        var second = keys.find("old");
        assertFalse(first.isComplete());

        answer(OLD);

        assertEquals(new Lookup.Found(OLD), first.result());
        assertEquals(new Lookup.Found(OLD), second.result());
        assertEquals(1, asked.size());
    }

    /** Whoever sends tokens with invented ids must not make us ask for each. */
    @Test
    void attackAsksOnceInHalfAMinuteHoweverManyKeysAreInvented() {
        seen(OLD);

        for (int i = 0; i < 1000; i++) {
            assertInstanceOf(Lookup.Unknown.class, now("invented-" + i));
        }
        assertEquals(1, asked.size());
        clock.advance(Duration.ofSeconds(31));
        for (int i = 0; i < 1000; i++) {
            keys.find("invented-" + i);
        }

        assertEquals(2, asked.size());
    }

    @Test
    void followsAKeyThatWasRotated() {
        seen(OLD);
        clock.advance(Duration.ofSeconds(31));
        var found = keys.find("new");

        answer(NEW);

        assertEquals(new Lookup.Found(NEW), found.result());
        assertTrue(keys.stillHas(NEW));
        assertFalse(keys.stillHas(OLD));
    }

    /** Nobody with a key that is known waits for a fetch. */
    @Test
    void refreshesKeysWithoutAnybodyWaiting() {
        seen(OLD);
        clock.advance(Duration.ofMinutes(6));

        assertEquals(new Lookup.Found(OLD), now("old"));
        assertEquals(2, asked.size());
        assertEquals(new Lookup.Found(OLD), now("old"));
        assertEquals(2, asked.size());
    }

    @Test
    void goesOnWithTheKeysItSawForAnHour() {
        seen(OLD);
        clock.advance(Duration.ofMinutes(59));
        assertEquals(new Lookup.Found(OLD), now("old"));
        asked.getLast().fail("away");
        clock.advance(Duration.ofMinutes(2));

        var found = keys.find("old");
        asked.getLast().fail("away");

        assertInstanceOf(Lookup.Unanswered.class, found.result());
        assertFalse(keys.stillHas(OLD));
    }

    @Test
    void tellsAtOnceThatAnIssuerIsAway() {
        keys.prepare();
        asked.getLast().fail("away");

        assertInstanceOf(Lookup.Unanswered.class, now("old"));
        assertEquals(1, asked.size());
    }

    @Test
    void asksAgainSoonAfterAFailure() {
        keys.prepare();
        asked.getLast().fail("away");
        clock.advance(Duration.ofSeconds(6));
        var found = keys.find("old");

        answer(OLD);

        assertEquals(new Lookup.Found(OLD), found.result());
    }

    /** What throws instead of failing must not leave everybody waiting. */
    @Test
    void survivesASourceThatThrows() {
        var broken = new IssuerKeys("x", () -> {
            throw new IllegalStateException();
        }, clock);

        assertInstanceOf(Lookup.Unanswered.class, broken.find("old").result());
    }

    /** The same id with another key is another key. */
    @Test
    void doesNotTakeAnotherKeyForTheOneThatVerified() {
        seen(OLD);

        assertFalse(keys.stillHas(new IssuerKey("old", "RSA", Optional.empty(), "{\"n\":\"1\"}")));
    }
}
