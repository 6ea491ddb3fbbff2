package dev.gatehouse.gateway.handoff;

import java.time.Duration;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.gatehouse.gateway.GatewayConfig;
import dev.gatehouse.platform.limit.RateLimiter;
import dev.gatehouse.platform.network.ClientAddress;
import io.vertx.ext.web.RoutingContext;

/** How many hand-offs one address may begin, carry on or complete in a minute. */
@Singleton
class HandoffLimit {

    private final RateLimiter limiter;
    private final ClientAddress address;
    private final RateLimiter.Limit limit;

    HandoffLimit(RateLimiter limiter, ClientAddress address, GatewayConfig config) {
        this.limiter = limiter;
        this.address = address;
        this.limit = new RateLimiter.Limit("gateway.handoff", config.handoffsPerMinute(), Duration.ofMinutes(1));
    }

    /** Empty when it was granted, else how long to wait. */
    Optional<Duration> take(RoutingContext context) {
        return take(address.of(context));
    }

    Optional<Duration> take(String caller) {
        return limiter.take(limit, caller);
    }
}
