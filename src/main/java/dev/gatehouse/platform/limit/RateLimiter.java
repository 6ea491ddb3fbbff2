package dev.gatehouse.platform.limit;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.gatehouse.platform.Front;
import io.github.bucket4j.Bucket;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Token buckets by purpose and key. Each replica counts for itself: the bound that holds for all of them together is the
 * number of replicas times the one given here.
 */
@Front
@ApplicationScoped
// Caffeine finds the class for "bounded, expires after access" by its name, and the extension does not register this one.
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.PSAMS")
public class RateLimiter {

    private static final int MOST_KEYS = 100_000;
    private static final Duration IDLE = Duration.ofMinutes(15);

    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_KEYS)
            .expireAfterAccess(IDLE)
            .executor(Runnable::run)
            .build();

    private record Key(String purpose, String caller) {
    }

    /**
     * How often something may be done.
     *
     * @param purpose what is limited; each purpose has buckets of its own
     * @param times how often at once
     * @param per the time in which that many are granted anew
     */
    public record Limit(String purpose, int times, Duration per) {
    }

    /** Takes one from the caller's bucket: empty when it was granted, else how long to wait. */
    public Optional<Duration> take(Limit limit, String caller) {
        Bucket bucket = buckets.get(new Key(limit.purpose(), caller), key -> Bucket.builder()
                .addLimit(refill -> refill.capacity(limit.times()).refillGreedy(limit.times(), limit.per()))
                .build());
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
}
