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

/**
 * How often one address may try, in a minute: asking for a challenge, responding to one, and opening an enrolment link. An
 * honest response had its challenge before, so a limit of the same size never meets it first; junk costs no query.
 */
@ApplicationScoped
public class CeremonyLimit {

    private final RateLimiter limiter;
    private final ClientAddress address;
    private final int times;
    private final AuditTrail audit;

    CeremonyLimit(RateLimiter limiter, ClientAddress address, PasskeyConfig config, AuditTrail audit) {
        this.limiter = limiter;
        this.address = address;
        this.times = config.challengesPerMinute();
        this.audit = audit;
    }

    /** What is tried; each has a count of its own, and a name in the audit trail for what was too much. */
    public enum Attempt {
        CHALLENGE("passkey.challenge"),
        RESPONSE("passkey.response"),
        ENROLMENT_LINK("account.enrolment");

        private final String noun;

        Attempt(String noun) {
            this.noun = noun;
        }
    }

    public void take(Attempt attempt, RoutingContext context) {
        take(attempt, address.of(context));
    }

    void take(Attempt attempt, String caller) {
        limiter.take(new Limit(attempt.noun, times, Duration.ofMinutes(1)), caller).ifPresent(wait -> {
            audit.refused(AuditEvent.refusal(attempt.noun + ".refused", Actor.stranger(), "too many from one address"));
            throw Problem.tooMany(wait);
        });
    }
}
