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
            "0, 0, false, true, ADVANCED",
            "0, 0, true, true, ADVANCED",
            "0, 7, false, true, ADVANCED",
            "5, 6, false, true, ADVANCED",
            "5, 6, false, false, ADVANCED",
            "5, 6, true, true, ADVANCED",
            "5, 5, false, true, CLONED",
            "5, 4, false, true, CLONED",
            "5, 0, false, true, CLONED",
            "5, 5, false, false, REGRESSED",
            "5, 0, false, false, REGRESSED",
            "5, 5, true, true, REGRESSED",
            "5, 0, true, true, REGRESSED" })
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
