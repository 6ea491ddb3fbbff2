package dev.gatehouse.platform.limit;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.platform.Front;

/**
 * Token buckets by purpose and key. Each replica counts for itself: the bound that holds for all of them together is the
 * number of replicas times the one given here.
 */
@Front
@ApplicationScoped
public class RateLimiter {

    private static final int MOST_KEYS = 20_000;

    /** A flood of keys at one purpose is nothing to the others. */
    private final Map<String, TokenBuckets> buckets = new ConcurrentHashMap<>();

    /**
     * How often something may be done.
     *
     * @param purpose what is limited; each purpose has buckets of its own
     * @param burst how often at once
     * @param times how often in the long run
     * @param per the time in which that many are granted anew
     */
    public record Limit(String purpose, long burst, long times, Duration per) {

        public Limit(String purpose, long times, Duration per) {
            this(purpose, times, times, per);
        }
    }

    /** Takes one from the caller's bucket: empty when it was granted, else how long to wait. */
    public Optional<Duration> take(Limit limit, String caller) {
        var taken = buckets.computeIfAbsent(limit.purpose(), purpose -> new TokenBuckets(MOST_KEYS)).take(limit, caller);
        return taken.granted() ? Optional.empty() : Optional.of(taken.reset());
    }
}
