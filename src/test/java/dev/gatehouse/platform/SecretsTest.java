package dev.gatehouse.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

class SecretsTest {

    private static final String TEXT = "correct-horse-battery-staple";

    @Test
    void neverPrintWhatTheyHold() {
        assertFalse(Secret.of(TEXT).toString().contains("horse"));
        assertFalse(OpaqueToken.of(TEXT).toString().contains("horse"));
        assertTrue(OpaqueToken.of(TEXT).hash().toString().length() < 24);
    }

    @Test
    void hashesMatchOnlyTheirOwnToken() {
        TokenHash hash = OpaqueToken.of(TEXT).hash();

        assertTrue(hash.matches(TokenHash.of(TEXT).bytes()));
        assertFalse(hash.matches(TokenHash.of(TEXT + "r").bytes()));
        assertFalse(hash.matches(new byte[0]));
    }

    @Test
    void anOversizedTokenMatchesNothing() {
        String longest = "a".repeat(513);

        assertNotEquals(TokenHash.of(longest + "b"), OpaqueToken.of(longest + "b").hash());
    }

    @Test
    void idsSortByTheirTimeAndSubjectsTellNothingOfIt() {
        var ids = new Ids(Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC), new Randomness());
        var later = new Ids(Clock.fixed(Instant.parse("2026-01-01T00:00:01Z"), ZoneOffset.UTC), new Randomness());

        assertTrue(ids.next().toString().compareTo(later.next().toString()) < 0);
        assertEquals(7, ids.next().version());
        assertEquals(4, ids.random().version());
        assertEquals(2, ids.random().variant());
    }

    @Test
    void freshTokensCarry256Bits() {
        var randomness = new Randomness();

        assertEquals(43, randomness.token().value().length());
        assertNotEquals(randomness.token(), randomness.token());
    }
}
