package dev.gatehouse.passkey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.Settings;

class PasskeyConfigTest {

    @Test
    void readsEveryProperty() {
        var config = config(Map.of(
                "gatehouse.passkey.rp-id", "example.com",
                "gatehouse.passkey.origins", "https://login.example.com,https://example.com",
                "gatehouse.passkey.rp-name", "The office",
                "gatehouse.passkey.hints", "security-key,hybrid",
                "gatehouse.passkey.challenge-timeout", "2m",
                "gatehouse.passkey.challenges-per-minute", "7"));

        assertEquals(Optional.of("example.com"), config.rpId());
        assertEquals(List.of(URI.create("https://login.example.com"), URI.create("https://example.com")),
                config.origins().orElseThrow());
        assertEquals("The office", config.rpName());
        assertEquals(List.of(PublicKeyCredentialHint.SECURITY_KEY, PublicKeyCredentialHint.HYBRID),
                config.hints().orElseThrow());
        assertEquals(Duration.ofMinutes(2), config.challengeTimeout());
        assertEquals(7, config.challengesPerMinute());
    }

    @Test
    void hasSafeDefaults() {
        var config = config(Map.of());

        assertEquals(Optional.empty(), config.rpId());
        assertEquals(Optional.empty(), config.origins());
        assertEquals("Gatehouse", config.rpName());
        assertEquals(Optional.empty(), config.hints());
        assertEquals(Duration.ofMinutes(5), config.challengeTimeout());
        assertEquals(600, config.challengesPerMinute());
    }

    static PasskeyConfig config(Map<String, String> properties) {
        return Settings.of(PasskeyConfig.class, properties);
    }
}
