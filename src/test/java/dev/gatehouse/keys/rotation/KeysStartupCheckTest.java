package dev.gatehouse.keys.rotation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.gatehouse.keys.KeysConfig;
import dev.gatehouse.platform.startup.SevereFinding;
import dev.gatehouse.testing.Settings;

class KeysStartupCheckTest {

    private static final String KEY = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

    @Test
    void startsWithAKeyAndARotationThatVerifiersCanFollow() {
        assertDoesNotThrow(check(Map.of("rotation-interval", "PT4H"))::check);
    }

    @Test
    void namesTheSettingThatIsTooShort() {
        var finding = assertThrows(SevereFinding.class, check(Map.of("rotation-interval", "PT3H59M"))::check);

        assertTrue(finding.getMessage().startsWith("gatehouse.keys.rotation-interval is too short"), finding.getMessage());
    }

    @Test
    void doesNotStartWithoutAnEncryptionKey() {
        assertThrows(SevereFinding.class, check(Map.of("encryption-key", ""))::check);
    }

    private static KeysStartupCheck check(Map<String, String> settings) {
        var all = new HashMap<>(Map.of("gatehouse.keys.encryption-key", KEY));
        settings.forEach((name, value) -> all.put("gatehouse.keys." + name, value));
        return new KeysStartupCheck(Settings.of(KeysConfig.class, all));
    }
}
