package dev.gatehouse.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.Settings;

class KeyLifetimesTest {

    /** What was signed a moment before the change lives so long, and a verifier may have fetched the keys just before. */
    @Test
    void aKeyRetiresForTheLifeOfATokenAndTheCacheOfAVerifier() {
        var lifetimes = KeyLifetimes.of(Settings.of(KeysConfig.class, Map.of("gatehouse.keys.max-token-lifetime", "PT30M")));

        assertEquals(Duration.ofMinutes(150), lifetimes.retiring());
        assertEquals(Duration.ofDays(30), lifetimes.rotationInterval());
    }

    @Test
    void refusesARotationThatVerifiersCannotFollow() {
        assertEquals(Duration.ofHours(4), new KeyLifetimes(Duration.ofHours(4), Duration.ofHours(3)).rotationInterval());
        assertThrows(IllegalArgumentException.class,
                () -> new KeyLifetimes(Duration.ofHours(4).minusMillis(1), Duration.ofHours(3)));
    }
}
