package dev.gatehouse.account.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevocationSetTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final RevocationSet revocations = new RevocationSet();

    @Test
    void knowsWhatWasAddedByKindAndId() {
        revocations.add(new Revocation(RevocationKind.SESSION, "one", NOON));

        assertTrue(revocations.isRevoked(RevocationKind.SESSION, "one"));
        assertFalse(revocations.isRevoked(RevocationKind.TOKEN, "one"));
        assertFalse(revocations.isRevoked(RevocationKind.SESSION, "two"));
    }

    /** The table may have been purged, or loaded before an announcement: what is in force here stays. */
    @Test
    void aReloadForgetsNothing() {
        revocations.add(new Revocation(RevocationKind.SESSION, "one", NOON));

        revocations.addAll(List.of(new Revocation(RevocationKind.TOKEN, "two", NOON)));

        assertTrue(revocations.isRevoked(RevocationKind.SESSION, "one"));
        assertTrue(revocations.isRevoked(RevocationKind.TOKEN, "two"));
    }

    @Test
    void forgetsWhatHasExpiredByItself() {
        revocations.add(new Revocation(RevocationKind.SESSION, "one", NOON));

        revocations.forgetBefore(NOON);
        assertTrue(revocations.isRevoked(RevocationKind.SESSION, "one"), "it ends at noon, and not before");

        revocations.forgetBefore(NOON.plusMillis(1));
        assertFalse(revocations.isRevoked(RevocationKind.SESSION, "one"));
    }

    /** Announcements overtake each other: the later end counts, whichever came last. */
    @Test
    void keepsTheLaterEnd() {
        revocations.add(new Revocation(RevocationKind.SESSION, "one", NOON.plusSeconds(60)));
        revocations.add(new Revocation(RevocationKind.SESSION, "one", NOON));

        revocations.forgetBefore(NOON.plusSeconds(30));

        assertTrue(revocations.isRevoked(RevocationKind.SESSION, "one"));
    }

    /** The moment that a change gave is compared, and not when a token was issued: clocks of replicas differ. */
    @Test
    void whatWasSaidBeforeAChangeIsOutdatedAndWhatTheChangeSaysIsNot() {
        revocations.add(new Revocation(RevocationKind.ASSIGNMENTS, "ada", NOON.plus(RevocationSet.LONGEST_MEMORY)));

        assertTrue(revocations.isOutdated("ada", Instant.EPOCH));
        assertTrue(revocations.isOutdated("ada", NOON.minusSeconds(1)));
        assertFalse(revocations.isOutdated("ada", NOON));
        assertFalse(revocations.isOutdated("ada", NOON.plusSeconds(1)), "a later change, of which this replica has not heard");
        assertFalse(revocations.isOutdated("grace", Instant.EPOCH));
    }

    @Test
    void aChangeIsRememberedForAsLongAsAnybodyMayRelyOnWhatWasBefore() {
        revocations.add(new Revocation(RevocationKind.ASSIGNMENTS, "ada", NOON.plus(RevocationSet.LONGEST_MEMORY)));

        revocations.forgetBefore(NOON.plus(Duration.ofHours(24)));
        assertTrue(revocations.isOutdated("ada", Instant.EPOCH));

        revocations.forgetBefore(NOON.plus(Duration.ofHours(24)).plusMillis(1));
        assertFalse(revocations.isOutdated("ada", Instant.EPOCH));
    }

    @Test
    void isAsOldAsTheLastProof() {
        revocations.heard();

        var before = revocations.age();

        assertFalse(before.isNegative());
        assertTrue(revocations.age().compareTo(before) >= 0, "it grows until the next proof");
        assertTrue(before.compareTo(Duration.ofSeconds(30)) < 0);
    }

    /** As {@code json_build_object} and {@code extract(epoch from …)} write it, down to the millisecond. */
    @ParameterizedTest
    @CsvSource({ "1767268800, 2026-01-01T12:00:00Z", "1767268800.000000, 2026-01-01T12:00:00Z",
            "1767268800.123456, 2026-01-01T12:00:00.123Z" })
    void anAnnouncementIsRead(String until, Instant instant) {
        assertEquals(Optional.of(new Revocation(RevocationKind.TOKEN, "one", instant)),
                Revocation.announced("{\"kind\":\"TOKEN\",\"subject\":\"one\",\"until\":" + until + "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{}", "null" })
    void whatIsNoAnnouncementIsNone(String payload) {
        assertThrows(RuntimeException.class, () -> Revocation.announced(payload));
    }

    @Test
    void aKindOfALaterVersionRefusesNothingHere() {
        assertEquals(Optional.empty(), Revocation.announced("{\"kind\":\"LATER\",\"subject\":\"one\",\"until\":1}"));
    }
}
