package dev.gatehouse.gateway.route;

import java.time.Duration;
import java.util.Objects;

/**
 * Where the built-in proxy sends what a route lets through.
 *
 * @param timeout until the upstream has begun to respond
 * @param websocket whether WebSockets are let through to it
 */
public record Upstream(String host, int port, boolean tls, Duration timeout, boolean websocket) {

    public Upstream {
        Objects.requireNonNull(host);
        Objects.requireNonNull(timeout);
    }

    /** What places are kept for. */
    public String name() {
        return (tls ? "https://" : "http://") + host + ":" + port;
    }
}
