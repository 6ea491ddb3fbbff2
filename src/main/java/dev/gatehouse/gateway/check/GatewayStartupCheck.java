package dev.gatehouse.gateway.check;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.gateway.GatewayConfig;
import dev.gatehouse.platform.startup.SevereFinding;
import dev.gatehouse.platform.startup.StartupCheck;

/** No start with a limit of nothing: it would refuse every request, or fail at the first. */
@ApplicationScoped
class GatewayStartupCheck implements StartupCheck {

    private final GatewayConfig config;

    GatewayStartupCheck(GatewayConfig config) {
        this.config = config;
    }

    @Override
    public void check() {
        var proxy = config.proxy();
        requirePositive("decision-timeout", config.decisionTimeout());
        requirePositive("proxy.connect-timeout", proxy.connectTimeout());
        requirePositive("proxy.idle-timeout", proxy.idleTimeout());
        requirePositive("proxy.data-rate-window", proxy.dataRateWindow());
        requirePositive("proxy.websocket-max-duration", proxy.websocketMaxDuration());
        requirePositive("proxy.breaker-delay", proxy.breakerDelay());
        require("token-cache-size", config.tokenCacheSize() > 0, "1 or more");
        require("assertion-cache-size", config.assertionCacheSize() > 0, "1 or more");
        require("limit-cache-size", config.limitCacheSize() > 0, "1 or more");
        require("handoffs-per-minute", config.handoffsPerMinute() > 0, "1 or more");
        require("browser-port", config.browserPort().isEmpty() || config.browserPort().getAsInt() > 0
                && config.browserPort().getAsInt() < 65_536, "a port");
        require("proxy.max-requests", proxy.maxRequests() > 0, "1 or more");
        require("proxy.max-requests-per-caller", proxy.maxRequestsPerCaller() > 0, "1 or more");
        require("proxy.min-data-rate", proxy.minDataRate() > 0, "1 or more");
        require("proxy.breaker-request-volume", proxy.breakerRequestVolume() > 0, "1 or more");
        require("proxy.breaker-failure-ratio", proxy.breakerFailureRatio() > 0 && proxy.breakerFailureRatio() <= 1,
                "more than 0, and 1 at most");
    }

    private static void requirePositive(String setting, Duration value) {
        require(setting, value.toMillis() > 0, "a time, as 5s");
    }

    private static void require(String setting, boolean holds, String form) {
        if (!holds) {
            throw new SevereFinding("gatehouse.gateway." + setting + " must be " + form + ".");
        }
    }
}
