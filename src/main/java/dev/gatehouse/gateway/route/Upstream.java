package dev.gatehouse.gateway.route;

import java.time.Duration;
import java.util.Objects;

/**
 * Where the built-in proxy sends what a route lets through.
 *
 * @param timeout
 *        until the upstream has begun to answer
 */
public record Upstream(String host, int port, boolean tls, Duration timeout) {

    public Upstream {
        Objects.requireNonNull(host);
        Objects.requireNonNull(timeout);
    }

    /** What circuit breaker and bulkhead are kept for. */
    public String name() {
        return (tls ? "https://" : "http://") + host + ":" + port;
    }
}
