package dev.gatehouse.keys.rotation;

import static dev.gatehouse.keys.JwsAlgorithm.ES256;
import static dev.gatehouse.keys.JwsAlgorithm.RS256;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.gatehouse.keys.RingKey;

class RotationPlanTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant CHANGE = START.plus(Duration.ofDays(30));

    private final RingKey first = GivenKeys.key(ES256, START);
    private final RingKey second = GivenKeys.key(ES256, CHANGE);

    @Test
    void makesTheFirstKeyOfEachAlgorithmAtOnce() {
        var plan = RotationPlan.of(GivenKeys.ring(), START);

        assertEquals(Set.of(RS256, ES256), plan.generate().keySet());
        assertEquals(Set.of(START), Set.copyOf(plan.generate().values()));
    }

    @Test
    void publishesASuccessorTwoHoursBeforeItsFirstUse() {
        var alone = GivenKeys.ring(first, GivenKeys.key(RS256, CHANGE));

        assertTrue(RotationPlan.of(alone, CHANGE.minus(Duration.ofHours(2)).minusSeconds(1)).isEmpty());
        Instant due = CHANGE.minus(Duration.ofHours(2));
        assertEquals(CHANGE, RotationPlan.of(alone, due).generate().get(ES256));
    }

    /** A replica that slept past the change does not sign with a key that nobody could have fetched. */
    @Test
    void publishesALateSuccessorTwoHoursBeforeItsFirstUseToo() {
        var alone = GivenKeys.ring(first, GivenKeys.key(RS256, CHANGE));
        Instant late = CHANGE.plus(Duration.ofDays(1));

        assertEquals(late.plus(Duration.ofHours(2)), RotationPlan.of(alone, late).generate().get(ES256));
    }

    @Test
    void erasesThePrivateKeyOnceItIsRetiredAndForgetsTheRestLater() {
        assertEquals(List.of(first),
                RotationPlan.of(GivenKeys.ring(second, first), CHANGE.plus(Duration.ofHours(4))).erasePrivate());
        assertEquals(List.of(first), RotationPlan.of(GivenKeys.ring(second, first), CHANGE.plus(Duration.ofDays(31))).delete());
    }

    /** What it signed may still be on its way, and another replica's clock may be behind. */
    @Test
    void keepsThePrivateKeyWhileItRetires() {
        var retiring = RotationPlan.of(GivenKeys.ring(first, second), CHANGE.plus(Duration.ofHours(3)).minusMillis(1));

        assertEquals(List.of(), retiring.erasePrivate());
        assertEquals(List.of(), retiring.delete());
    }

    @Test
    void erasesAPrivateKeyOnlyOnce() {
        var plan = RotationPlan.of(GivenKeys.ring(copy(first, Optional.empty(), false), second),
                CHANGE.plus(Duration.ofHours(4)));

        assertEquals(List.of(), plan.erasePrivate());
    }

    @Test
    void rewrapsWhatLiesUnderAnOlderEncryptionKey() {
        var outdated = copy(first, first.privateKey(), true);
        var rsa = GivenKeys.key(RS256, START);

        var plan = RotationPlan.of(GivenKeys.ring(outdated, rsa), START);

        assertEquals(List.of(outdated), plan.rewrap());
        assertEquals(Set.of(), plan.generate().keySet());
    }

    /** A private key that is erased in the same run needs no other wrapping first. */
    @Test
    void erasesRatherThanRewraps() {
        var outdated = copy(first, first.privateKey(), true);

        var plan = RotationPlan.of(GivenKeys.ring(outdated, second), CHANGE.plus(Duration.ofHours(4)));

        assertEquals(List.of(outdated), plan.erasePrivate());
        assertEquals(List.of(), plan.rewrap());
    }

    private static RingKey copy(RingKey key, Optional<PrivateKey> privateKey, boolean outdated) {
        return new RingKey(key.kid(), key.algorithm(), key.publicKey(), key.publicJwk(), privateKey, outdated,
                key.publishedAt(), key.activeAt());
    }
}
