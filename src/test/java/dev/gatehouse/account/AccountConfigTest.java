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
                "gatehouse.account.invitation-lifetime", "15m",
                "gatehouse.account.session.idle-timeout", "5m",
                "gatehouse.account.session.absolute-timeout", "8h"));

        assertEquals(AccountConfig.Registration.CLOSED, config.registration());
        assertEquals(Duration.ofMinutes(15), config.invitationLifetime());
        assertEquals(Duration.ofMinutes(5), config.session().idleTimeout());
        assertEquals(Duration.ofHours(8), config.session().absoluteTimeout());
    }

    @Test
    void hasSafeDefaults() {
        var config = config(Map.of());

        assertEquals(AccountConfig.Registration.INVITED, config.registration());
        assertEquals(Duration.ofHours(1), config.invitationLifetime());
        assertEquals(Duration.ofMinutes(30), config.session().idleTimeout());
        assertEquals(Duration.ofHours(12), config.session().absoluteTimeout());
    }

    private static AccountConfig config(Map<String, String> properties) {
        return Settings.of(AccountConfig.class, properties);
    }
}
