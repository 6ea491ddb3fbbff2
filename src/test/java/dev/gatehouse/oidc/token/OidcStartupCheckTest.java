package dev.gatehouse.oidc.token;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.account.AccountConfig;
import dev.gatehouse.keys.KeysConfig;
import dev.gatehouse.oidc.OidcConfig;
import dev.gatehouse.platform.startup.SevereFinding;
import dev.gatehouse.testing.Settings;

class OidcStartupCheckTest {

    private static final Map<String, String> SETTINGS = Map.of("gatehouse.oidc.access-token-lifetime", "PT4M",
            "gatehouse.oidc.id-token-lifetime", "PT3M", "gatehouse.oidc.authorization-code-lifetime", "PT30S",
            "gatehouse.oidc.refresh-token-lifetime",
            "P10D", "gatehouse.oidc.refresh-token-reuse-interval", "PT5S", "gatehouse.keys.rotation-interval", "P7D",
            "gatehouse.keys.max-token-lifetime", "PT1H");

    private static OidcStartupCheck check(Map<String, String> properties) {
        return new OidcStartupCheck(Settings.of(OidcConfig.class, properties), Settings.of(KeysConfig.class, properties),
                Settings.of(AccountConfig.class, properties));
    }

    @Test
    void readsEverySetting() {
        var config = Settings.of(OidcConfig.class, SETTINGS);

        assertEquals(Duration.ofMinutes(4), config.accessTokenLifetime());
        assertEquals(Duration.ofMinutes(3), config.idTokenLifetime());
        assertEquals(Duration.ofSeconds(30), config.authorizationCodeLifetime());
        assertEquals(Duration.ofDays(10), config.refreshTokenLifetime());
        assertEquals(Duration.ofSeconds(5), config.refreshTokenReuseInterval());
    }

    @Test
    void startsWithSoundSettings() {
        assertDoesNotThrow(() -> check(SETTINGS).check());
    }

    @ParameterizedTest
    @CsvSource({ "access-token-lifetime,PT2H", "id-token-lifetime,PT2H", "authorization-code-lifetime,PT11M" })
    void doesNotStartWithDangerousOnes(String setting, String value) {
        var dangerous = new HashMap<>(SETTINGS);
        dangerous.put("gatehouse.oidc." + setting, value);

        var finding = assertThrows(SevereFinding.class, () -> check(dangerous).check());

        assertEquals(true, finding.getMessage().contains(setting));
    }

    /** The end of a session is remembered that long; a token that lives on would count again. */
    @Test
    void doesNotStartWithTokensThatOutliveTheRecordOfTheirSession() {
        var dangerous = new HashMap<>(SETTINGS);
        dangerous.put("gatehouse.keys.max-token-lifetime", "PT4H");
        dangerous.put("gatehouse.account.session.absolute-timeout", "PT1H");
        dangerous.put("gatehouse.oidc.access-token-lifetime", "PT2H");
        assertDoesNotThrow(() -> check(dangerous).check());
        dangerous.put("gatehouse.oidc.access-token-lifetime", "PT2H1S");

        var finding = assertThrows(SevereFinding.class, () -> check(dangerous).check());

        assertEquals(true, finding.getMessage().contains("absolute-timeout"));
    }

    /** A change of roles is remembered for a day: a token that lives longer would outlive it. */
    @Test
    void doesNotStartWithTokensThatOutliveTheMemoryOfAChange() {
        var dangerous = new HashMap<>(SETTINGS);
        dangerous.put("gatehouse.keys.max-token-lifetime", "PT48H");
        dangerous.put("gatehouse.account.session.absolute-timeout", "PT48H");
        dangerous.put("gatehouse.oidc.access-token-lifetime", "PT24H");
        assertDoesNotThrow(() -> check(dangerous).check());

        dangerous.put("gatehouse.oidc.access-token-lifetime", "PT25H");

        assertTrue(assertThrows(SevereFinding.class, () -> check(dangerous).check()).getMessage().contains("24 hours"));
    }
}
