package dev.gatehouse.passkey.ceremony;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.passkey.PasskeyConfig;
import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.limit.RateLimiter;
import dev.gatehouse.platform.limit.RateLimiter.Limit;
import dev.gatehouse.platform.network.ClientAddress;
import io.vertx.ext.web.RoutingContext;

/** How many challenges one address gets. Without a challenge there is nothing to try, so this bounds every attempt. */
@ApplicationScoped
class CeremonyLimit {

    private final RateLimiter limiter;
    private final ClientAddress address;
    private final Limit limit;
    private final AuditTrail audit;

    CeremonyLimit(RateLimiter limiter, ClientAddress address, PasskeyConfig config, AuditTrail audit) {
        this.address = address;
        this.audit = audit;
        this.limiter = limiter;
        this.limit = new Limit("passkey.challenge", config.challengesPerMinute(), Duration.ofMinutes(1));
    }

    void take(RoutingContext context) {
        take(address.of(context));
    }

    void take(String caller) {
        limiter.take(limit, caller).ifPresent(wait -> {
            audit.refused(AuditEvent.refusal("passkey.challenge.refused", Actor.stranger(), "too many from one address"));
            throw Problem.tooMany(wait);
        });
    }
}
