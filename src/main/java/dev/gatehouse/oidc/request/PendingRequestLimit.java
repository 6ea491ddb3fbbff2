package dev.gatehouse.oidc.request;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.limit.RateLimiter;
import dev.gatehouse.platform.network.ClientAddress;
import io.vertx.ext.web.RoutingContext;

/**
 * How many requests one address may leave waiting: they are strangers', and are stored; the address may be a proxy for many.
 */
@ApplicationScoped
public class PendingRequestLimit {

    private static final int TIMES = 600;
    private static final Duration PER = Duration.ofSeconds(10);

    private final RateLimiter limiter;
    private final ClientAddress addresses;

    PendingRequestLimit(RateLimiter limiter, ClientAddress addresses) {
        this.limiter = limiter;
        this.addresses = addresses;
    }

    /** Takes one of its requests to an endpoint; each endpoint counts for itself. */
    public void take(String endpoint, RoutingContext exchange) {
        limiter.take(new RateLimiter.Limit(endpoint, TIMES, PER), addresses.of(exchange)).ifPresent(wait -> {
            throw Problem.tooMany(wait);
        });
    }
}
