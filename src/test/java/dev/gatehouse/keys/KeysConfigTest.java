package dev.gatehouse.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class KeysConfigTest {

    private static KeysConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder().withMapping(KeysConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100)).build().getConfigMapping(KeysConfig.class);
    }

    @Test
    void readsEverySetting() {
        var config = config(Map.of("gatehouse.keys.encryption-key", "new,old", "gatehouse.keys.encryption-key-file", "/run/key",
                "gatehouse.keys.rotation-interval", "P7D", "gatehouse.keys.max-token-lifetime", "PT30M",
                "gatehouse.keys.signing-threads", "3"));

        assertEquals(Optional.of(List.of("new", "old")), config.encryptionKey());
        assertEquals(Optional.of(Path.of("/run/key")), config.encryptionKeyFile());
        assertEquals(Duration.ofDays(7), config.rotationInterval());
        assertEquals(Duration.ofMinutes(30), config.maxTokenLifetime());
        assertEquals(OptionalInt.of(3), config.signingThreads());
    }
}
