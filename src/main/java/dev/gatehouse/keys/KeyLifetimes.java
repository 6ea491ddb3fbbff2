package dev.gatehouse.keys;

import java.time.Duration;

/**
 * How long a key stays in which state.
 *
 * @param rotationInterval from its first use to its successor's
 * @param retiring from its successor's first use until it leaves the published set
 */
public record KeyLifetimes(Duration rotationInterval, Duration retiring) {

    /** The longest that a verifier may cache our keys. */
    public static final Duration VERIFIER_CACHE = Duration.ofHours(2);

    /** How old an {@code id_token_hint} may be. */
    static final Duration RETIRED = Duration.ofDays(30);

    public KeyLifetimes {
        if (rotationInterval.compareTo(VERIFIER_CACHE.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("keys cannot change more often than every four hours");
        }
    }

    public static KeyLifetimes of(KeysConfig config) {
        return new KeyLifetimes(config.rotationInterval(), config.maxTokenLifetime().plus(VERIFIER_CACHE));
    }
}
