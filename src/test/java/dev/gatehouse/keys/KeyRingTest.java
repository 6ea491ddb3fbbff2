package dev.gatehouse.keys;

import static dev.gatehouse.keys.JwsAlgorithm.ES256;
import static dev.gatehouse.keys.JwsAlgorithm.RS256;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.gatehouse.keys.rotation.GivenKeys;

class KeyRingTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant CHANGE = START.plus(Duration.ofDays(30));

    private final RingKey first = GivenKeys.key(ES256, START);
    private final RingKey second = GivenKeys.key(ES256, CHANGE);
    private final KeyRing ring = GivenKeys.ring(second, first);

    @Test
    void passesFromKeyToKeyAtTheSuccessorsTime() {
        assertEquals(Optional.of(first), ring.signing(ES256, CHANGE.minusMillis(1)));
        assertEquals(Optional.of(second), ring.signing(ES256, CHANGE));
        assertEquals(Optional.empty(), ring.signing(RS256, CHANGE));
    }

    /** Replicas' clocks may be seconds apart; the first key was made by one of them a moment ago. */
    @Test
    void signsWithTheFirstKeyWhereTheClockIsBehind() {
        assertEquals(Optional.of(first), ring.signing(ES256, START.minusSeconds(5)));
    }

    @Test
    void publishesAKeyBeforeItSignsAndAfterIt() {
        assertEquals(List.of(first, second), ring.published(CHANGE.minusSeconds(7200)));
        assertEquals(List.of(first, second), ring.published(CHANGE.plus(Duration.ofHours(3)).minusMillis(1)));
        assertEquals(List.of(second), ring.published(CHANGE.plus(Duration.ofHours(3))));
    }

    @Test
    void countsNoSignatureOfAKeyThatIsOnlyKept() {
        Instant later = CHANGE.plus(Duration.ofHours(4));

        assertInstanceOf(KeyState.Retired.class, ring.state(first, later));
        assertTrue(ring.verifying(first.kid(), later).isEmpty());
        assertEquals(Optional.of(first), ring.recognising(first.kid(), later));
    }

    @Test
    void forgetsAKeyThirtyDaysAfterItSignedLast() {
        Instant end = CHANGE.plus(Duration.ofDays(30));

        assertTrue(ring.recognising(first.kid(), end.minusMillis(1)).isPresent());
        assertTrue(ring.recognising(first.kid(), end).isEmpty());
    }

    @Test
    void refusesARotationThatVerifiersCannotFollow() {
        assertThrows(IllegalArgumentException.class, () -> new KeyLifetimes(Duration.ofHours(3), Duration.ofHours(3)));
    }
}
