package dev.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.Settings;

class GatewayConfigTest {

    @Test
    void readsEveryProperty() {
        var config = Settings.of(GatewayConfig.class, Map.ofEntries(
                Map.entry("gatehouse.gateway.token-cache-size", "1"),
                Map.entry("gatehouse.gateway.assertion-cache-size", "2"),
                Map.entry("gatehouse.gateway.limit-cache-size", "10"),
                Map.entry("gatehouse.gateway.decision-timeout", "3s"),
                Map.entry("gatehouse.gateway.browser-port", "8443"),
                Map.entry("gatehouse.gateway.handoffs-per-minute", "11"),
                Map.entry("gatehouse.gateway.proxy.connect-timeout", "4s"),
                Map.entry("gatehouse.gateway.proxy.idle-timeout", "9s"),
                Map.entry("gatehouse.gateway.proxy.max-requests", "5"),
                Map.entry("gatehouse.gateway.proxy.max-requests-per-caller", "2"),
                Map.entry("gatehouse.gateway.proxy.min-data-rate", "100"),
                Map.entry("gatehouse.gateway.proxy.data-rate-window", "7s"),
                Map.entry("gatehouse.gateway.proxy.websocket-max-duration", "2h"),
                Map.entry("gatehouse.gateway.proxy.breaker-request-volume", "6"),
                Map.entry("gatehouse.gateway.proxy.breaker-failure-ratio", "0.7"),
                Map.entry("gatehouse.gateway.proxy.breaker-delay", "8s")));

        assertEquals(1, config.tokenCacheSize());
        assertEquals(2, config.assertionCacheSize());
        assertEquals(10, config.limitCacheSize());
        assertEquals(Duration.ofSeconds(3), config.decisionTimeout());
        assertEquals(8443, config.browserPort().orElseThrow());
        assertEquals(11, config.handoffsPerMinute());
        assertEquals(Duration.ofSeconds(4), config.proxy().connectTimeout());
        assertEquals(Duration.ofSeconds(9), config.proxy().idleTimeout());
        assertEquals(5, config.proxy().maxRequests());
        assertEquals(2, config.proxy().maxRequestsPerCaller());
        assertEquals(100, config.proxy().minDataRate());
        assertEquals(Duration.ofSeconds(7), config.proxy().dataRateWindow());
        assertEquals(Duration.ofHours(2), config.proxy().websocketMaxDuration());
        assertEquals(6, config.proxy().breakerRequestVolume());
        assertEquals(0.7, config.proxy().breakerFailureRatio());
        assertEquals(Duration.ofSeconds(8), config.proxy().breakerDelay());
    }
}
