package dev.gatehouse.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.gatehouse.keys.rotation.GivenKeys;
import dev.gatehouse.platform.Problem;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;

class CurrentKeysTest {

    private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");

    private final CurrentKeys keys = new CurrentKeys(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void whoAsksBeforeTheFirstLoadGetsItsRing() {
        var waiting = keys.loaded().subscribe().withSubscriber(UniAssertSubscriber.create());
        waiting.assertNotTerminated();
        assertEquals(Optional.empty(), keys.now());

        var ring = GivenKeys.ring();
        keys.replace(ring);

        assertSame(ring, waiting.awaitItem().getItem());
    }

    /** A caller that leaves while it waits takes nothing from the others. */
    @Test
    void whoLeavesWhileWaitingLeavesTheOthersWaiting() {
        var leaving = keys.loaded().subscribe().withSubscriber(UniAssertSubscriber.create());
        var staying = keys.loaded().subscribe().withSubscriber(UniAssertSubscriber.create());

        leaving.cancel();
        var ring = GivenKeys.ring();
        keys.replace(ring);

        assertSame(ring, staying.awaitItem().getItem());
    }

    @Test
    void eachLoadReplacesTheRingWhole() {
        keys.replace(GivenKeys.ring());
        var second = GivenKeys.ring();
        keys.replace(second);

        assertSame(second, keys.now().orElseThrow());
        assertSame(second, keys.loaded().subscribe().withSubscriber(UniAssertSubscriber.create()).awaitItem().getItem());
    }

    @Test
    void whereNothingIsLoadedTheCallerIsToldToComeBack() {
        var failure = keys.loaded().subscribe().withSubscriber(UniAssertSubscriber.create())
                .awaitFailure(Duration.ofSeconds(20)).getFailure();

        assertEquals(503, ((Problem) failure).status());
    }

    @Test
    void anUnknownKeyCountsUntilTheNextLoadBegins() {
        assertFalse(keys.unknownKeySince(Instant.EPOCH));

        keys.noteUnknownKey();

        assertTrue(keys.unknownKeySince(NOW.minusMillis(1)));
        assertFalse(keys.unknownKeySince(NOW));
    }
}
