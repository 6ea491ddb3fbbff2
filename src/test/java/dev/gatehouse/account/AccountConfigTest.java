package dev.gatehouse.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.Settings;

class AccountConfigTest {

    @Test
    void readsEveryProperty() {
        var config = config(Map.of(
                "gatehouse.account.registration", "closed",
                "gatehouse.account.invitation-life", "15m",
                "gatehouse.account.session.idle", "5m",
                "gatehouse.account.session.absolute", "8h"));

        assertEquals(AccountConfig.Registration.CLOSED, config.registration());
        assertEquals(Duration.ofMinutes(15), config.invitationLife());
        assertEquals(Duration.ofMinutes(5), config.session().idle());
        assertEquals(Duration.ofHours(8), config.session().absolute());
    }

    @Test
    void hasSafeDefaults() {
        var config = config(Map.of());

        assertEquals(AccountConfig.Registration.INVITED, config.registration());
        assertEquals(Duration.ofHours(1), config.invitationLife());
        assertEquals(Duration.ofMinutes(30), config.session().idle());
        assertEquals(Duration.ofHours(12), config.session().absolute());
    }

    private static AccountConfig config(Map<String, String> properties) {
        return Settings.of(AccountConfig.class, properties);
    }
}
