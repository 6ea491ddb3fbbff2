package dev.gatehouse.gateway;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much the gateway remembers, and how long it waits. */
@ConfigMapping(prefix = "gatehouse.gateway")
public interface GatewayConfig {

    /** How many verified tokens are remembered, each until it expires. */
    @WithDefault("50000")
    int rememberedTokens();

    /** How many signed assertions are remembered, each for the time it is reused. */
    @WithDefault("50000")
    int rememberedAssertions();

    /** How long a look at a session or a signature may take before the request is refused. */
    @WithDefault("5s")
    Duration patience();

    /** Whether {@code /gateway/empty} answers with nothing at all: what benchmarks compare a check with. */
    @WithDefault("false")
    boolean emptyEndpoint();

    /** The built-in proxy. */
    Proxy proxy();

    /** Limits for each upstream. */
    interface Proxy {

        /** How long connecting to an upstream may take. */
        @WithDefault("3s")
        Duration connectTimeout();

        /** How long a connection to an upstream may carry nothing in either direction; no timeout of a route gets longer. */
        @WithDefault("5m")
        Duration idleTimeout();

        /** How many requests may be under way to one upstream. */
        @WithDefault("512")
        int concurrency();

        /** How many requests the circuit breaker looks at before it judges an upstream. */
        @WithDefault("20")
        int breakerWindow();

        /** The share of failures that opens the circuit. */
        @WithDefault("0.5")
        double breakerRatio();

        /** How long an open circuit keeps requests away from an upstream. */
        @WithDefault("5s")
        Duration breakerDelay();
    }
}
