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
}
