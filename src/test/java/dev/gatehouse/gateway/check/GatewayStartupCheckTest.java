package dev.gatehouse.gateway.check;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.gateway.GatewayConfig;
import dev.gatehouse.platform.startup.SevereFinding;
import dev.gatehouse.testing.Settings;

class GatewayStartupCheckTest {

    private static void check(Map<String, String> settings) {
        new GatewayStartupCheck(Settings.of(GatewayConfig.class, settings)).check();
    }

    @Test
    void startsWithTheDefaults() {
        assertDoesNotThrow(() -> check(Map.of()));
    }

    @ParameterizedTest
    @CsvSource({ "decision-timeout,0s", "decision-timeout,-1s", "proxy.connect-timeout,0s", "proxy.idle-timeout,0s",
            "proxy.data-rate-window,0s", "proxy.websocket-max-duration,0s", "proxy.breaker-delay,0s", "token-cache-size,0",
            "assertion-cache-size,-1", "limit-cache-size,0", "handoffs-per-minute,0", "browser-port,0", "browser-port,65536",
            "proxy.max-requests,0", "proxy.max-requests-per-caller,0", "proxy.min-data-rate,0",
            "proxy.breaker-request-volume,0", "proxy.breaker-failure-ratio,0", "proxy.breaker-failure-ratio,1.1" })
    void doesNotStartWithALimitOfNothing(String setting, String value) {
        var finding = assertThrows(SevereFinding.class, () -> check(Map.of("gatehouse.gateway." + setting, value)));

        assertTrue(finding.getMessage().contains("gatehouse.gateway." + setting + " "), finding.getMessage());
    }
}
