package dev.gatehouse.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class IdsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123Z");

    private static Ids at(Instant moment) {
        return new Ids(Clock.fixed(moment, ZoneOffset.UTC), new Randomness());
    }

    @Test
    void areOfVersionSevenAndBeginWithTheMillisecond() {
        UUID id = at(NOW).next();

        assertEquals(7, id.version());
        assertEquals(2, id.variant());
        assertEquals(NOW.toEpochMilli(), id.getMostSignificantBits() >>> 16);
    }

    @Test
    void aLaterOneSortsBehind() {
        for (int i = 0; i < 100; i++) {
            assertTrue(at(NOW).next().toString().compareTo(at(NOW.plusMillis(1)).next().toString()) < 0);
        }
    }

    @Test
    void twoOfOneMomentDiffer() {
        var ids = at(NOW);
        var seen = new HashSet<UUID>();
        for (int i = 0; i < 1_000; i++) {
            assertTrue(seen.add(ids.next()));
        }
    }

    /** A subject says nothing of when its account was made. */
    @Test
    void aSubjectTellsNoTime() {
        UUID subject = at(NOW).random();

        assertEquals(4, subject.version());
        assertEquals(2, subject.variant());
        assertNotEquals(NOW.toEpochMilli(), subject.getMostSignificantBits() >>> 16);
        assertNotEquals(subject, at(NOW).random());
    }
}
