package dev.gatehouse.platform.limit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private static final RateLimiter.Limit TWICE = new RateLimiter.Limit("ceremony", 2, Duration.ofHours(1));

    private final RateLimiter limiter = new RateLimiter();

    @Test
    void refusesTheThirdAndSaysHowLongToWait() {
        assertTrue(limiter.take(TWICE, "10.0.0.1").isEmpty());
        assertTrue(limiter.take(TWICE, "10.0.0.1").isEmpty());

        Duration wait = limiter.take(TWICE, "10.0.0.1").orElseThrow();

        assertTrue(wait.compareTo(Duration.ZERO) > 0 && wait.compareTo(Duration.ofMinutes(31)) < 0);
    }

    @Test
    void countsEachCallerAndEachPurposeForItself() {
        limiter.take(TWICE, "10.0.0.1");
        limiter.take(TWICE, "10.0.0.1");

        assertTrue(limiter.take(TWICE, "10.0.0.2").isEmpty());
        assertTrue(limiter.take(new RateLimiter.Limit("token", 2, Duration.ofHours(1)), "10.0.0.1").isEmpty());
    }

    /** Who floods one purpose with callers of their own making locks nobody out of another. */
    @Test
    void aFloodAtOnePurposeIsNothingToTheOthers() {
        for (int i = 0; i < 60_000; i++) {
            limiter.take(TWICE, "flood-" + i);
            limiter.take(TWICE, "flood-" + i);
        }
        var signIn = new RateLimiter.Limit("sign-in", 1, Duration.ofHours(1));

        for (int i = 0; i < 1_000; i++) {
            assertTrue(limiter.take(signIn, "person-" + i).isEmpty());
        }
    }
}
