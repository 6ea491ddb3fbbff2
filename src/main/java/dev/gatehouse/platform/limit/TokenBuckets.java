package dev.gatehouse.platform.limit;

import java.time.Duration;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import dev.gatehouse.platform.Front;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.SynchronizationStrategy;

/**
 * Token buckets by limit and key, and no more of them than a bound. No key is ever granted more than its burst and what was
 * refilled since, however many other keys there are: only a bucket that is full again is forgotten, which is as good as a fresh
 * one. Keys that find no room share a few buckets until there is some, and then begin with what was left in theirs.
 */
@Front
public final class TokenBuckets {

    private static final int SHARED = 64;
    private static final int LOOKED_AT_FOR_EACH_NEW = 8;

    private final ConcurrentHashMap<Key, Bucket> own = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Key, Bucket> shared = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private final int capacity;
    private final TimeMeter time;
    private final ReentrantLock forgetting = new ReentrantLock();
    private Iterator<Key> oldest = own.keySet().iterator();
    private Iterator<Key> oldestShared = shared.keySet().iterator();

    public TokenBuckets(int capacity) {
        this(capacity, System::nanoTime);
    }

    /**
     * Buckets that are filled by another clock.
     *
     * @param nanoTime never goes back, whatever happens to the time of day
     */
    public TokenBuckets(int capacity, LongSupplier nanoTime) {
        this.capacity = capacity;
        this.time = new NanoTime(nanoTime);
    }

    private record NanoTime(LongSupplier source) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return source.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    /** Comparable, so that keys which somebody chose for their hashes cost no more than others. */
    private record Key(RateLimiter.Limit limit, String caller) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            var byCaller = caller.compareTo(other.caller);
            return byCaller != 0 ? byCaller : limit.purpose().compareTo(other.limit.purpose());
        }
    }

    /**
     * What came of asking for one.
     *
     * @param remaining how many more would be granted at once
     * @param reset how long until there is one more
     */
    public record Taken(boolean granted, long remaining, Duration reset) {
    }

    /** Takes one from the caller's bucket; what is refused takes nothing. */
    public Taken take(RateLimiter.Limit limit, String caller) {
        var asked = new Asked(limit, new Key(limit, caller));
        own.compute(asked.key, (key, bucket) -> asked.of(bucket));
        if (asked.isNew) {
            forgetFullOnes();
        }
        return taken(limit, Objects.requireNonNull(asked.probe));
    }

    /** How many keys have a bucket of their own. */
    public int size() {
        return size.get();
    }

    /** One question to a bucket, asked while nobody else can ask or forget it. */
    private final class Asked {

        private final RateLimiter.Limit limit;
        private final Key key;
        private @Nullable ConsumptionProbe probe;
        private boolean isNew;

        Asked(RateLimiter.Limit limit, Key key) {
            this.limit = limit;
            this.key = key;
        }

        @Nullable
        Bucket of(@Nullable Bucket bucket) {
            if (bucket != null) {
                probe = bucket.tryConsumeAndReturnRemaining(1);
                return bucket;
            }
            isNew = true;
            var together = new Key(limit, Integer.toString(Math.floorMod(key.caller().hashCode(), SHARED)));
            if (size.incrementAndGet() > capacity) {
                size.decrementAndGet();
                shared.compute(together, (name, crowd) -> {
                    var used = crowd == null ? bucket(limit, limit.burst()) : crowd;
                    probe = used.tryConsumeAndReturnRemaining(1);
                    return used;
                });
                return null;
            }
            var fresh = bucket(limit, leftOf(together));
            probe = fresh.tryConsumeAndReturnRemaining(1);
            return fresh;
        }
    }

    private long leftOf(Key together) {
        var left = new long[] { together.limit().burst() };
        if (!shared.isEmpty()) {
            shared.computeIfPresent(together, (name, crowd) -> {
                left[0] = crowd.getAvailableTokens();
                return crowd;
            });
        }
        return left[0];
    }

    /** No lock of its own: a map is asked for one key by one thread at a time. */
    private Bucket bucket(RateLimiter.Limit limit, long tokens) {
        return Bucket.builder().addLimit(bandwidth -> bandwidth.capacity(limit.burst())
                .refillGreedy(limit.times(), limit.per()).initialTokens(tokens))
                .withCustomTimePrecision(time).withSynchronizationStrategy(SynchronizationStrategy.NONE).build();
    }

    private static Taken taken(RateLimiter.Limit limit, ConsumptionProbe probe) {
        if (!probe.isConsumed()) {
            return new Taken(false, 0, Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
        var missing = limit.burst() - probe.getRemainingTokens();
        var each = limit.per().toNanos() / limit.times();
        return new Taken(true, probe.getRemainingTokens(),
                Duration.ofNanos(Math.max(0, probe.getNanosToWaitForReset() - (missing - 1) * each)));
    }

    /** A few for each new key, so that nobody waits for all of them. */
    private void forgetFullOnes() {
        if (!forgetting.tryLock()) {
            return;
        }
        try {
            for (int i = 0; i < LOOKED_AT_FOR_EACH_NEW; i++) {
                oldest = oldest.hasNext() ? oldest : own.keySet().iterator();
                if (oldest.hasNext()) {
                    own.computeIfPresent(oldest.next(), (key, bucket) -> unlessFull(key, bucket, size));
                }
                oldestShared = oldestShared.hasNext() ? oldestShared : shared.keySet().iterator();
                if (oldestShared.hasNext()) {
                    shared.computeIfPresent(oldestShared.next(), (key, bucket) -> unlessFull(key, bucket, new AtomicInteger()));
                }
            }
        } finally {
            forgetting.unlock();
        }
    }

    private static @Nullable Bucket unlessFull(Key key, Bucket bucket, AtomicInteger counted) {
        if (bucket.getAvailableTokens() < key.limit().burst()) {
            return bucket;
        }
        counted.decrementAndGet();
        return null;
    }
}
