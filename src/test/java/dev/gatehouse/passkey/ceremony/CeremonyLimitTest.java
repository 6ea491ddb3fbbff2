package dev.gatehouse.passkey.ceremony;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.gatehouse.passkey.PasskeyConfig;
import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.limit.RateLimiter;
import dev.gatehouse.testing.Settings;

/** Attack 62: trying without end. */
class CeremonyLimitTest {

    @Test
    void attack62GivesEachAddressSoManyChallengesAMinute() {
        var limit = new CeremonyLimit(new RateLimiter(),
                Settings.of(PasskeyConfig.class, Map.of("gatehouse.passkey.challenges-per-minute", "2")));
        limit.take("192.0.2.1");
        limit.take("192.0.2.1");

        var refused = assertThrows(Problem.class, () -> limit.take("192.0.2.1"));

        assertEquals(429, refused.status());
        assertEquals("too-many-attempts", refused.code());
        assertTrue(refused.retryAfter().isPresent());
        assertDoesNotThrow(() -> limit.take("192.0.2.2"));
    }
}
