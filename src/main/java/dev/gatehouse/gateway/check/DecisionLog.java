package dev.gatehouse.gateway.check;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.Decision;
import dev.gatehouse.gateway.Refusal;
import dev.gatehouse.platform.limit.RateLimiter;
import dev.gatehouse.platform.network.SourceAddress;

/**
 * Counts every decision and writes every refusal to the audit trail, with the reason that the caller is not told. What could
 * not be understood, and what failed, is logged for the operator too.
 */
@Singleton
class DecisionLog {

    private static final RateLimiter.Limit OVER_LIMIT = new RateLimiter.Limit("gateway.limit.audit", 1, Duration.ofMinutes(1));

    private final AuditTrail trail;
    private final GatewayMetrics metrics;
    private final OperatorLog operator;
    private final RateLimiter limiter;

    DecisionLog(AuditTrail trail, GatewayMetrics metrics, OperatorLog operator, RateLimiter limiter) {
        this.trail = trail;
        this.metrics = metrics;
        this.operator = operator;
        this.limiter = limiter;
    }

    /**
     * Notes a decision.
     *
     * @param source who sent the request, where it is not the one that is being served
     */
    void note(Decision decision, String what, String requestId, Optional<SourceAddress> source) {
        metrics.count(decision);
        if (decision instanceof Decision.Refuse refuse && isToBeWritten(refuse, requestId)) {
            var event = AuditEvent.refusal("gateway.request.refused", actor(refuse.caller()), refuse.reason()).about(what)
                    .with("status", refuse.refusal().status());
            source.ifPresentOrElse(from -> trail.refused(event, requestId, from.literal()),
                    () -> trail.refused(event, requestId));
            if (refuse.refusal() instanceof Refusal.Ambiguous) {
                operator.ambiguous(refuse.reason(), what, requestId);
            }
        }
    }

    /** Who is over a limit is so a thousand times a second: of a person, too, the first in a minute tells it all. */
    private boolean isToBeWritten(Decision.Refuse refuse, String requestId) {
        if (!(refuse.refusal() instanceof Refusal.TooMany)) {
            return true;
        }
        operator.limited(refuse.reason(), requestId);
        return !(refuse.caller() instanceof Caller.Person person)
                || limiter.take(OVER_LIMIT, refuse.reason() + " " + person.subject()).isEmpty();
    }

    void failed(Throwable failure, String requestId) {
        operator.failed(failure, requestId);
    }

    private static Actor actor(Caller caller) {
        return switch (caller) {
            case Caller.Anonymous nobody -> Actor.stranger();
            case Caller.Person person -> person(person.subject());
            case Caller.Machine machine -> Actor.client(machine.id());
        };
    }

    /** The subject of a person is a UUID; one that is not belongs to nobody, and must not keep the refusal from the trail. */
    private static Actor person(String subject) {
        try {
            return Actor.person(UUID.fromString(subject));
        } catch (IllegalArgumentException nobody) {
            return Actor.stranger();
        }
    }
}
