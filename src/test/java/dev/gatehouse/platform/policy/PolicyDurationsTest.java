package dev.gatehouse.platform.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDurationsTest {

    @ParameterizedTest
    @CsvSource({ "0s,PT0S", "1ms,PT0.001S", "90s,PT1M30S", "90m,PT1H30M", "36h,PT36H", "400d,PT9600H", "007s,PT7S",
            "999999999d,PT23999999976H" })
    void readsANumberAndItsUnit(String written, Duration meant) {
        assertEquals(meant, parse(written));
    }

    /** Each could mean something else to somebody: a month or a minute, a sign, a sum, a number alone. */
    @ParameterizedTest
    @ValueSource(strings = { "5M", "5S", "1w", "1y", "5 m", "-5m", "+5m", "1.5h", "1h30m", "PT5M", "5", "m", "5min", "1_000s",
            "1000000000s", "٣s" })
    void doesNotGuess(String written) {
        var error = assertThrows(PolicyError.class, () -> parse(written));

        assertEquals(2, error.line());
        assertEquals("'" + written + "' is not a length of time", error.what());
    }

    private static Duration parse(String written) {
        return PolicyDurations.parse(PolicyDocument.parse(("a: 1\nt: '" + written + "'\n").getBytes(UTF_8)).get("t"));
    }
}
