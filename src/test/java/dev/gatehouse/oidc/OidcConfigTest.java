package dev.gatehouse.oidc;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.keys.KeysConfig;
import dev.gatehouse.platform.startup.SevereFinding;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

class OidcConfigTest {

    private static final Map<String, String> SETTINGS = Map.of("gatehouse.oidc.access-token-life", "PT4M",
            "gatehouse.oidc.id-token-life", "PT3M", "gatehouse.oidc.code-life", "PT30S", "gatehouse.oidc.refresh-token-life",
            "P10D", "gatehouse.oidc.refresh-race-window", "PT5S", "gatehouse.keys.rotate-every", "P7D",
            "gatehouse.keys.longest-token-life", "PT1H");

    private static SmallRyeConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder().withMapping(OidcConfig.class).withMapping(KeysConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100)).build();
    }

    private static OidcStartupCheck check(Map<String, String> properties) {
        var config = config(properties);
        return new OidcStartupCheck(config.getConfigMapping(OidcConfig.class), config.getConfigMapping(KeysConfig.class));
    }

    @Test
    void readsEverySetting() {
        var config = config(SETTINGS).getConfigMapping(OidcConfig.class);

        assertEquals(Duration.ofMinutes(4), config.accessTokenLife());
        assertEquals(Duration.ofMinutes(3), config.idTokenLife());
        assertEquals(Duration.ofSeconds(30), config.codeLife());
        assertEquals(Duration.ofDays(10), config.refreshTokenLife());
        assertEquals(Duration.ofSeconds(5), config.refreshRaceWindow());
    }

    @Test
    void startsWithSoundSettings() {
        assertDoesNotThrow(() -> check(SETTINGS).check());
    }

    @ParameterizedTest
    @CsvSource({ "access-token-life,PT2H", "id-token-life,PT2H", "code-life,PT11M" })
    void doesNotStartWithDangerousOnes(String setting, String value) {
        var dangerous = new HashMap<>(SETTINGS);
        dangerous.put("gatehouse.oidc." + setting, value);

        var finding = assertThrows(SevereFinding.class, () -> check(dangerous).check());

        assertEquals(true, finding.getMessage().contains(setting));
    }
}
