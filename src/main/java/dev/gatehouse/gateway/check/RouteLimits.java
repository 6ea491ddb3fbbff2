package dev.gatehouse.gateway.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.gatehouse.gateway.AccessRequest;
import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.GatewayConfig;
import dev.gatehouse.gateway.LimitStatus;
import dev.gatehouse.gateway.Refusal;
import dev.gatehouse.gateway.route.Route;
import dev.gatehouse.gateway.route.RouteLimit;
import dev.gatehouse.gateway.route.RouteLimit.Per;
import dev.gatehouse.platform.limit.TokenBuckets;

/**
 * Judges the limits of a route: by address before anything is known, by caller once it is. Strangers and callers have
 * buckets of their own, so that no flood of addresses takes the room of those who are known. What is refused takes nothing
 * from a bucket.
 */
@Singleton
class RouteLimits {

    private static final Verdict NOTHING_SAID = new Verdict(List.of(), Optional.empty(), "");
    private static final Verdict NO_ADDRESS = new Verdict(List.of(), Optional.of(new Refusal.Ambiguous()),
            "the route limits by address and none was told, or none that can be read; a proxy has to send X-Forwarded-For with"
                    + " the client's address and no port");

    private final TokenBuckets strangers;
    private final TokenBuckets known;
    private final GatewayMetrics metrics;

    @Inject
    RouteLimits(GatewayConfig config, GatewayMetrics metrics) {
        this(new TokenBuckets(config.limitCacheSize()), new TokenBuckets(config.limitCacheSize()), metrics);
    }

    RouteLimits(TokenBuckets strangers, TokenBuckets known, GatewayMetrics metrics) {
        this.strangers = strangers;
        this.known = known;
        this.metrics = metrics;
    }

    /**
     * What the limits say.
     *
     * @param status where the caller stands at those that were asked
     * @param refusal when one says no
     * @param reason of the refusal, without who it was
     */
    record Verdict(List<LimitStatus> status, Optional<Refusal> refusal, String reason) {

        private Verdict with(Verdict next) {
            if (status.isEmpty()) {
                return next;
            }
            var both = new ArrayList<>(status);
            both.addAll(next.status);
            return new Verdict(both, next.refusal.map(refused -> refused instanceof Refusal.TooMany many
                    ? new Refusal.TooMany(many.retryAfter(), both)
                    : refused), next.reason);
        }
    }

    Verdict ofAddress(Route route, AccessRequest request) {
        var verdict = NOTHING_SAID;
        for (var limit : route.limits()) {
            if (limit.per() == Per.ADDRESS && verdict.refusal().isEmpty()) {
                var source = request.source();
                verdict = source.isEmpty() ? NO_ADDRESS : verdict.with(ask(strangers, route, limit, source.get().value()));
            }
        }
        return verdict;
    }

    /** Nobody in particular has no bucket: only an anonymous route lets them through, and that limits by address. */
    Verdict ofCaller(Route route, Caller caller, Verdict before) {
        var verdict = before;
        if (caller instanceof Caller.Known someone) {
            for (var limit : route.limits()) {
                if (limit.per() != Per.ADDRESS && verdict.refusal().isEmpty()) {
                    verdict = verdict.with(ask(known, route, limit, limit.per().keyOf(someone)));
                }
            }
        }
        return verdict;
    }

    private Verdict ask(TokenBuckets buckets, Route route, RouteLimit limit, String key) {
        var taken = buckets.take(limit.rate(), key);
        metrics.count(route.id(), limit.per(), taken.granted());
        var status = List.of(new LimitStatus(limit.per().text(), limit.rate().burst(), limit.window(), taken.remaining(),
                taken.reset()));
        return taken.granted() ? new Verdict(status, Optional.empty(), "")
                : new Verdict(status, Optional.of(new Refusal.TooMany(taken.reset(), status)),
                        "limit per " + limit.per().text());
    }
}
