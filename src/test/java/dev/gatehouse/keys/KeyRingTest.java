package dev.gatehouse.keys;

import static dev.gatehouse.keys.JwsAlgorithm.ES256;
import static dev.gatehouse.keys.JwsAlgorithm.RS256;
import static org.junit.jupiter.api.Assertions.assertEquals;
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

        assertEquals(KeyState.RETIRED, ring.state(first, later));
        assertTrue(ring.verifying(first.kid(), later).isEmpty());
        assertEquals(Optional.of(first), ring.verifyingRegardlessOfAge(first.kid(), later));
    }

    @Test
    void forgetsAKeyThirtyDaysAfterItSignedLast() {
        Instant end = CHANGE.plus(Duration.ofDays(30));

        assertTrue(ring.verifyingRegardlessOfAge(first.kid(), end.minusMillis(1)).isPresent());
        assertTrue(ring.verifyingRegardlessOfAge(first.kid(), end).isEmpty());
    }

    /** A token life longer than thirty days keeps the key as long as its tokens. */
    @Test
    void keepsAKeyAtLeastAsLongAsItIsPublished() {
        var longLived = new KeyRing(List.of(first, second), new KeyLifetimes(Duration.ofDays(30), Duration.ofDays(40)));
        Instant end = CHANGE.plus(Duration.ofDays(40));

        assertEquals(KeyState.RETIRING, longLived.state(first, end.minusMillis(1)));
        assertEquals(KeyState.EXPIRED, longLived.state(first, end));
    }

    @Test
    void eachAlgorithmHasItsOwnSuccession() {
        var rsa = GivenKeys.key(RS256, CHANGE.plus(Duration.ofDays(1)));
        var both = GivenKeys.ring(first, rsa);

        assertEquals(KeyState.ACTIVE, both.state(first, CHANGE.plus(Duration.ofDays(2))));
        assertEquals(Optional.of(CHANGE), both.nextChange(ES256));
        assertEquals(Optional.of(CHANGE.plus(Duration.ofDays(31))), both.nextChange(RS256));
        assertEquals(Optional.empty(), GivenKeys.ring().nextChange(RS256));
    }

    /** Every replica comes to the same order, whatever order the rows come in. */
    @Test
    void keysOfOneMomentAreOrderedByTheirKid() {
        var one = GivenKeys.key(ES256, START);
        var other = GivenKeys.key(ES256, START);

        assertEquals(GivenKeys.ring(one, other).all(), GivenKeys.ring(other, one).all());
    }

    @Test
    void verifiesWithEveryKeyThatIsPublished() {
        assertTrue(ring.verifying(second.kid(), CHANGE.minusSeconds(1)).isPresent());
        assertTrue(ring.verifying(first.kid(), CHANGE.plusSeconds(1)).isPresent());
        assertTrue(ring.verifying("unknown", CHANGE).isEmpty());
        assertTrue(ring.verifyingRegardlessOfAge("unknown", CHANGE).isEmpty());
    }
}
