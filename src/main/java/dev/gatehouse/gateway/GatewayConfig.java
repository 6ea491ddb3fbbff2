package dev.gatehouse.gateway;

import java.time.Duration;
import java.util.OptionalInt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The caches of the gateway, the time a decision may take, and the limits of the built-in proxy. */
@ConfigMapping(prefix = "gatehouse.gateway")
public interface GatewayConfig {

    /** How many verified tokens are cached, each until it expires. */
    @WithDefault("50000")
    int tokenCacheSize();

    /** How many signed assertions are cached, each for the time it is reused. */
    @WithDefault("50000")
    int assertionCacheSize();

    /** How many addresses, and how many callers, have a bucket of their own at the limits of routes. */
    @WithDefault("50000")
    int limitCacheSize();

    /** How long a decision may take, with all it waits for, before the request is refused. */
    @WithDefault("5s")
    Duration decisionTimeout();

    /**
     * The port at which browsers reach protected hosts; that of the issuer where it is not set. It is never taken from a
     * request.
     */
    OptionalInt browserPort();

    /** How many sign-ins at protected hosts one address may begin or complete in a minute. */
    @WithDefault("240")
    int handoffsPerMinute();

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
        int maxRequests();

        /** How many of them may come from one address by one route. */
        @WithDefault("128")
        int maxRequestsPerCaller();

        /** The bytes in a second that a caller has to send, or to take, while an exchange waits for it. */
        @WithDefault("240")
        int minDataRate();

        /** The time over which that rate is measured: a stall ends after it. */
        @WithDefault("20s")
        Duration dataRateWindow();

        /** How long a WebSocket may be open; who opened it is judged anew with the next one. */
        @WithDefault("1h")
        Duration websocketMaxDuration();

        /** How many requests of one address by one route the circuit breaker looks at before it judges. */
        @WithDefault("20")
        int breakerRequestVolume();

        /** The share of failures that opens the circuit. */
        @WithDefault("0.5")
        double breakerFailureRatio();

        /** How long an open circuit keeps such requests away from the upstream. */
        @WithDefault("5s")
        Duration breakerDelay();
    }
}
