package dev.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.Settings;

class GatewayConfigTest {

    @Test
    void readsEveryProperty() {
        var config = Settings.of(GatewayConfig.class, Map.ofEntries(
                Map.entry("gatehouse.gateway.remembered-tokens", "1"),
                Map.entry("gatehouse.gateway.remembered-assertions", "2"),
                Map.entry("gatehouse.gateway.patience", "3s"),
                Map.entry("gatehouse.gateway.empty-endpoint", "true"),
                Map.entry("gatehouse.gateway.proxy.connect-timeout", "4s"),
                Map.entry("gatehouse.gateway.proxy.idle-timeout", "9s"),
                Map.entry("gatehouse.gateway.proxy.concurrency", "5"),
                Map.entry("gatehouse.gateway.proxy.concurrency-per-caller", "2"),
                Map.entry("gatehouse.gateway.proxy.minimum-rate", "100"),
                Map.entry("gatehouse.gateway.proxy.rate-window", "7s"),
                Map.entry("gatehouse.gateway.proxy.websocket-life", "2h"),
                Map.entry("gatehouse.gateway.proxy.breaker-window", "6"),
                Map.entry("gatehouse.gateway.proxy.breaker-ratio", "0.7"),
                Map.entry("gatehouse.gateway.proxy.breaker-delay", "8s")));

        assertEquals(1, config.rememberedTokens());
        assertEquals(2, config.rememberedAssertions());
        assertEquals(Duration.ofSeconds(3), config.patience());
        assertTrue(config.emptyEndpoint());
        assertEquals(Duration.ofSeconds(4), config.proxy().connectTimeout());
        assertEquals(Duration.ofSeconds(9), config.proxy().idleTimeout());
        assertEquals(5, config.proxy().concurrency());
        assertEquals(2, config.proxy().concurrencyPerCaller());
        assertEquals(100, config.proxy().minimumRate());
        assertEquals(Duration.ofSeconds(7), config.proxy().rateWindow());
        assertEquals(Duration.ofHours(2), config.proxy().websocketLife());
        assertEquals(6, config.proxy().breakerWindow());
        assertEquals(0.7, config.proxy().breakerRatio());
        assertEquals(Duration.ofSeconds(8), config.proxy().breakerDelay());
    }

    @Test
    void hasNoEmptyEndpointByDefault() {
        var config = Settings.of(GatewayConfig.class, Map.of());

        assertFalse(config.emptyEndpoint());
    }
}
