package dev.gatehouse.keys;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One token has one spelling (attack 75, RFC 7515 §2). */
class CompactSerializationTest {

    @Test
    void takesWhateverAnEncoderWrites() {
        var random = new Random(7);
        var encoder = Base64.getUrlEncoder().withoutPadding();
        for (int length = 1; length < 200; length++) {
            var bytes = new byte[length];
            random.nextBytes(bytes);
            var segment = encoder.encodeToString(bytes);

            assertTrue(CompactSerialization.isIn(segment + "." + segment + "." + segment), segment);
        }
    }

    @Test
    void attack75NoOtherSpellingOfTheSameBytesIsTaken() {
        for (int last = 0; last < 64; last++) {
            var sign = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".charAt(last);

            assertTrue(CompactSerialization.isIn("AA.AA.AA" + "A" + "A"));
            assertTrue(last % 16 == 0 == CompactSerialization.isIn("AA.AA.A" + sign));
            assertTrue(last % 4 == 0 == CompactSerialization.isIn("AA.AA" + sign + ".AA"));
            assertTrue(CompactSerialization.isIn("AAA" + sign + ".AA.AA"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", ".", "..", "AA", "AA.AA", "AA.AA.", ".AA.AA", "AA..AA", "AA.AA.AA.AA", "AA.AA.AA.", "A.AA.AA",
            "AA.AA.AAAAA", "AA==.AA.AA", "AA.AA.AA==", "AA.AA.AA=", "A+.AA.AA", "AA/A.AA.AA", "AA.AA.A A", "AA.AA.AA ",
            " AA.AA.AA", "AA.AA.AA\n", "AA.AA.A!A", "AA.AA.A\u00c1", "AA.AA.A\u0000" })
    void attack75WhatNoEncoderWritesIsRefused(String jwt) {
        assertFalse(CompactSerialization.isIn(jwt), jwt);
    }
}
