package dev.gatehouse.passkey;

import static dev.gatehouse.passkey.SignCounter.ADVANCED;
import static dev.gatehouse.passkey.SignCounter.CLONED;
import static dev.gatehouse.passkey.SignCounter.REGRESSED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WebAuthn §6.1.1 and §7.2 step 22. */
class SignCounterTest {

    @ParameterizedTest(name = "stored {0}, presented {1}, synced {2}, surely signed later {3}: {4}")
    @CsvSource({
            "0, 0, false, true, FINE",
            "0, 0, true, true, FINE",
            "0, 7, false, true, FINE",
            "5, 6, false, true, FINE",
            "5, 6, false, false, FINE",
            "5, 6, true, true, FINE",
            "5, 5, false, true, COPIED",
            "5, 4, false, true, COPIED",
            "5, 0, false, true, COPIED",
            "5, 5, false, false, ODD",
            "5, 0, false, false, ODD",
            "5, 5, true, true, ODD",
            "5, 0, true, true, ODD" })
    void judges(long stored, long presented, boolean synced, boolean signedLater, SignCounter verdict) {
        assertEquals(verdict, SignCounter.judge(stored, presented, synced, signedLater));
    }

    @ParameterizedTest
    @CsvSource({ "0, 0", "4294967294, 4294967295" })
    void countsInUnsignedNumbersOf32Bits(long stored, long presented) {
        assertEquals(ADVANCED, SignCounter.judge(stored, presented, false, true));
        assertEquals(presented == 0 ? ADVANCED : CLONED, SignCounter.judge(presented, stored, false, true));
        assertEquals(presented == 0 ? ADVANCED : REGRESSED, SignCounter.judge(presented, stored, true, true));
    }
}
