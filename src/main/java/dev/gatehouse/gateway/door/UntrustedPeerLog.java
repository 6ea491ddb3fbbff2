package dev.gatehouse.gateway.door;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.gatehouse.platform.LogLine;
import dev.gatehouse.platform.limit.RateLimiter;

/** Tells the operator that somebody asks about requests without being trusted. Once a minute at most: anybody can cause it. */
@ApplicationScoped
class UntrustedPeerLog {

    private static final Logger LOG = Logger.getLogger(UntrustedPeerLog.class);
    private static final RateLimiter.Limit ONCE_A_MINUTE = new RateLimiter.Limit("gateway.peer.untrusted", 1,
            Duration.ofMinutes(1));

    private final RateLimiter limiter;

    UntrustedPeerLog(RateLimiter limiter) {
        this.limiter = limiter;
    }

    void untrusted(String address) {
        if (limiter.take(ONCE_A_MINUTE, "all").isEmpty()) {
            LOG.warn(LogLine.event("gateway.peer.untrusted").with("address", address)
                    .saying("reason", "it asked about a request and got 400")
                    .saying("fix",
                            "add it to gatehouse.gateway.trusted-peers if it is your proxy; who has only a token asks /gateway/token"));
        }
    }
}
