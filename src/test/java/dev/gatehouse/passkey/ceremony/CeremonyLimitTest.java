package dev.gatehouse.passkey.ceremony;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.passkey.PasskeyConfig;
import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.limit.RateLimiter;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.Settings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Attack 62: trying without end. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class CeremonyLimitTest {

    @Inject
    AuditTrail audit;

    @Test
    void attack62GivesEachAddressSoManyChallengesAMinute() {
        var limit = new CeremonyLimit(new RateLimiter(), null,
                Settings.of(PasskeyConfig.class, Map.of("gatehouse.passkey.challenges-per-minute", "2")), audit);
        limit.take("192.0.2.1");
        limit.take("192.0.2.1");

        var refused = assertThrows(Problem.class, () -> limit.take("192.0.2.1"));

        assertEquals(429, refused.status());
        assertEquals("too-many-attempts", refused.code());
        assertTrue(refused.retryAfter().isPresent());
        assertDoesNotThrow(() -> limit.take("192.0.2.2"));
    }
}
