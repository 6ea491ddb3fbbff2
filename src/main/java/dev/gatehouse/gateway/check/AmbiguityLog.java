package dev.gatehouse.gateway.check;

import java.time.Duration;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import dev.gatehouse.platform.limit.RateLimiter;

/**
 * Tells the operator what of a request could not be understood in one way only, and what a proxy has to do about it. Each kind
 * once a minute: anybody can cause it, and what a kind is called comes from us and never from the request.
 */
@Singleton
class AmbiguityLog {

    private static final Logger LOG = Logger.getLogger(AmbiguityLog.class);
    private static final RateLimiter.Limit ONCE_A_MINUTE = new RateLimiter.Limit("gateway.request.ambiguous", 1,
            Duration.ofMinutes(1));

    private final RateLimiter limiter;

    AmbiguityLog(RateLimiter limiter) {
        this.limiter = limiter;
    }

    void say(String reason, String what, String requestId) {
        if (limiter.take(ONCE_A_MINUTE, reason).isEmpty()) {
            LOG.infof("event=gateway.request.ambiguous request=%s about=\"%s\" reason=\"%s\"", requestId, what, reason);
        }
    }
}
