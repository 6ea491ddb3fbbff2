package dev.gatehouse.gateway.check;

import java.time.Duration;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import dev.gatehouse.platform.LogLine;
import dev.gatehouse.platform.limit.RateLimiter;

/**
 * Tells the operator what only they can mend: a proxy that does not say in one way what it asks about, a limit that
 * refuses, and a part of the gateway that fails. Each kind once a minute: anybody can cause it, and what a kind is called
 * comes from us and never from the request.
 */
@Singleton
class OperatorLog {

    private static final Logger LOG = Logger.getLogger(OperatorLog.class);
    private static final RateLimiter.Limit AMBIGUOUS = onceAMinute("gateway.request.ambiguous");
    private static final RateLimiter.Limit FAILED = onceAMinute("gateway.decision.failed");

    private static final RateLimiter.Limit LIMITED = onceAMinute("gateway.request.limited");

    private final RateLimiter limiter;

    OperatorLog(RateLimiter limiter) {
        this.limiter = limiter;
    }

    private static RateLimiter.Limit onceAMinute(String event) {
        return new RateLimiter.Limit(event, 1, Duration.ofMinutes(1));
    }

    void ambiguous(String reason, String subject, String requestId) {
        if (limiter.take(AMBIGUOUS, reason).isEmpty()) {
            LOG.info(LogLine.event(AMBIGUOUS.purpose(), requestId).saying("subject", subject).saying("reason", reason));
        }
    }

    /** The reason names the route and what its limit counts by, never who it was. */
    void limited(String reason, String requestId) {
        if (limiter.take(LIMITED, reason).isEmpty()) {
            LOG.info(LogLine.event(LIMITED.purpose(), requestId).saying("reason", reason));
        }
    }

    void failed(Throwable failure, String requestId) {
        var reason = failure.getClass().getSimpleName();
        if (limiter.take(FAILED, reason + where(failure)).isEmpty()) {
            LOG.error(LogLine.event(FAILED.purpose(), requestId).saying("reason", reason), failure);
        }
    }

    /** Two faults of one class at two places are two. */
    private static String where(Throwable failure) {
        return Stream.of(failure.getStackTrace()).findFirst().map(frame -> " at " + frame).orElse("");
    }
}
