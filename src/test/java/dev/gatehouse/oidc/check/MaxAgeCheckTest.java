package dev.gatehouse.oidc.check;

import static dev.gatehouse.oidc.check.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.oidc.OAuthParameters;

/** OpenID Connect Core §3.1.2.1: an age that we could not read must not count as no age at all. */
class MaxAgeCheckTest {

    @ParameterizedTest
    @CsvSource({ "0, 0", "1, 1", "3600, 3600", "007, 7", "999999999, 999999999" })
    void takesSeconds(String sent, long seconds) {
        assertEquals(Optional.of(Duration.ofSeconds(seconds)), check("max_age=" + sent));
    }

    @ParameterizedTest
    @ValueSource(strings = { "-1", "+1", "%2B1", "1.5", "1e3", "1h", "9999999999", "0x10", "%D9%A1", "1+2", "none" })
    void refusesWhatIsNoNumber(String sent) {
        assertRefused(() -> check("max_age=" + sent));
    }

    @Test
    void mayBeLeftOut() {
        assertEquals(Optional.empty(), check("max_age="));
    }

    private static Optional<Duration> check(String sent) {
        return MaxAgeCheck.check(OAuthParameters.parse(sent));
    }
}
