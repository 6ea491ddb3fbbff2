package dev.gatehouse.passkey.ceremony;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.passkey.PasskeyConfig;
import dev.gatehouse.passkey.ceremony.CeremonyLimit.Attempt;
import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.limit.RateLimiter;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.Rows;
import dev.gatehouse.testing.Settings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

/** Attack 62: trying without end. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class CeremonyLimitTest {

    @Inject
    AuditTrail audit;

    @Inject
    RateLimiter limiter;

    @Inject
    PasskeyConfig config;

    @Test
    void attack62GivesEachAddressSoManyChallengesAMinute() {
        var limit = new CeremonyLimit(new RateLimiter(), null,
                Settings.of(PasskeyConfig.class, Map.of("gatehouse.passkey.challenges-per-minute", "2")), audit);
        limit.take(Attempt.CHALLENGE, "192.0.2.1");
        limit.take(Attempt.CHALLENGE, "192.0.2.1");

        var refused = assertThrows(Problem.class, () -> limit.take(Attempt.CHALLENGE, "192.0.2.1"));

        assertEquals(429, refused.status());
        assertEquals("too-many-attempts", refused.code());
        assertTrue(refused.retryAfter().isPresent());
        assertDoesNotThrow(() -> limit.take(Attempt.CHALLENGE, "192.0.2.2"));
    }

    /**
     * Junk needs no challenge: an answer that fits none, and a ticket that was guessed, cost us a look at the database each.
     */
    @ParameterizedTest
    @CsvSource({ "passkey.response, POST, /passkeys/authentication", "passkey.response, POST, /passkeys/registration",
            "passkey.challenge, POST, /passkeys/authentication/options",
            "passkey.challenge, POST, /passkeys/registration/options", "account.enrolment, GET, /enroll/guessed" })
    void attack62EndsJunkFromOneAddress(String attempt, String method, String path) throws InterruptedException {
        String address = "192.0.2." + (10 + Math.floorMod(path.hashCode(), 200));
        var limit = new RateLimiter.Limit(attempt, config.challengesPerMinute(), Duration.ofMinutes(1));
        var trying = new AtomicBoolean(true);
        var flood = Thread.ofPlatform().start(() -> {
            while (trying.get()) {
                limiter.take(limit, address);
            }
        });

        try {
            await().untilAsserted(() -> attempt(address, method, path).then().statusCode(429)
                    .body(containsString("too-many-attempts")));
        } finally {
            trying.set(false);
            flood.join();
        }

        assertNotEquals(429, attempt("203.0.113.1", method, path).statusCode());
        await().until(() -> Rows.count("select count(*) from audit_entries where action = ? and address = ?",
                attempt + ".refused", address) > 0);
    }

    private static Response attempt(String address, String method, String path) {
        var request = given().header("X-Forwarded-For", address).contentType(ContentType.JSON);
        return (method.equals("POST") ? request.body("{}") : request).request(method, path);
    }

    /** Everybody comes at nine, from one address: a page view each, a reload, and one who tries twice more. */
    @Test
    void letsAnOfficeOf150BehindOneAddressIn() {
        var limit = new CeremonyLimit(new RateLimiter(), null, Settings.of(PasskeyConfig.class, Map.of()), audit);

        for (int view = 0; view < 150 * 4; view++) {
            assertDoesNotThrow(() -> limit.take(Attempt.CHALLENGE, "192.0.2.1"));
        }
    }
}
