package dev.gatehouse.account;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.platform.startup.SevereFinding;
import dev.gatehouse.testing.Settings;

class AccountStartupCheckTest {

    private static void check(Map<String, String> settings) {
        new AccountStartupCheck(Settings.of(AccountConfig.class, settings)).check();
    }

    @Test
    void startsWithTheDefaults() {
        assertDoesNotThrow(() -> check(Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "invitation-lifetime", "session.idle-timeout", "session.absolute-timeout" })
    void doesNotStartWithWhatIsOverWhenItBegins(String setting) {
        for (var value : new String[] { "0s", "-1h", "500ms" }) {
            var finding = assertThrows(SevereFinding.class, () -> check(Map.of("gatehouse.account." + setting, value)));

            assertTrue(finding.getMessage().contains(setting), finding.getMessage());
        }
    }
}
