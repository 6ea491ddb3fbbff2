package dev.gatehouse.platform.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import dev.gatehouse.platform.limit.RateLimiter.Limit;

class TokenBucketsTest {

    private static final Limit RATE = new Limit("test", 5, 2, Duration.ofSeconds(1));

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1_000);

    private TokenBuckets buckets(int capacity) {
        return new TokenBuckets(capacity, now::get);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static int granted(TokenBuckets buckets, Limit limit, String caller, int asked) {
        var granted = 0;
        for (int i = 0; i < asked; i++) {
            granted += buckets.take(limit, caller).granted() ? 1 : 0;
        }
        return granted;
    }

    @Test
    void grantsTheBurstAndThenTheRate() {
        var buckets = buckets(10);
        now.set(0);

        assertEquals(5, granted(buckets, RATE, "a", 50));
        pass(Duration.ofMillis(500));
        assertEquals(1, granted(buckets, RATE, "a", 50));
        pass(Duration.ofMillis(499));
        assertEquals(0, granted(buckets, RATE, "a", 50));
        pass(Duration.ofHours(1));
        assertEquals(5, granted(buckets, RATE, "a", 50));
    }

    @Test
    void tellsWhatIsLeftAndHowLongUntilThereIsMore() {
        var buckets = buckets(10);
        now.set(0);

        assertEquals(new TokenBuckets.Taken(true, 4, Duration.ofMillis(500)), buckets.take(RATE, "a"));
        pass(Duration.ofMillis(100));
        assertEquals(new TokenBuckets.Taken(true, 3, Duration.ofMillis(400)), buckets.take(RATE, "a"));
        assertEquals(3, granted(buckets, RATE, "a", 3));
        assertEquals(new TokenBuckets.Taken(false, 0, Duration.ofMillis(400)), buckets.take(RATE, "a"));
        pass(Duration.ofMillis(400));
        assertTrue(buckets.take(RATE, "a").granted());
    }

    @Test
    void eachCallerAndEachLimitHasItsOwn() {
        var buckets = buckets(10);
        now.set(0);

        assertEquals(5, granted(buckets, RATE, "a", 9));
        assertEquals(5, granted(buckets, RATE, "b", 9));
        assertEquals(5, granted(buckets, new Limit("other", 5, 2, Duration.ofSeconds(1)), "a", 9));
    }

    /** Room is made by forgetting what is full again, and nobody can tell that from having been kept. */
    @Test
    void forgetsOnlyWhatIsFullAgain() {
        var buckets = buckets(1_000);
        now.set(0);
        granted(buckets, RATE, "exhausted", 5);
        for (int i = 0; i < 500; i++) {
            buckets.take(RATE, "once-" + i);
        }
        pass(Duration.ofMillis(1_000));

        for (int i = 0; i < 500; i++) {
            buckets.take(RATE, "later-" + i);
        }

        assertTrue(buckets.size() <= 600, "" + buckets.size());
        assertEquals(2, granted(buckets, RATE, "exhausted", 9));
    }

    /**
     * Keys by the thousand, of which each costs a request, push no exhausted one out of the memory: else it came back fresh,
     * sooner than it would have by waiting.
     */
    @Test
    void attackAFloodOfOtherKeysGivesNobodyAFreshBucket() {
        var slow = new Limit("slow", 5, 5, Duration.ofHours(1));
        var buckets = buckets(100);
        now.set(0);
        granted(buckets, slow, "attacker", 5);

        for (int i = 0; i < 10_000; i++) {
            buckets.take(slow, "flood-" + i);
            assertFalse(buckets.take(slow, "attacker").granted());
        }

        assertEquals(100, buckets.size());
    }

    /** The same for a key that came too late for a bucket of its own, and gets one when others have been forgotten. */
    @Test
    void attackALatecomerGetsNoMoreByComingBackWhenThereIsRoom() {
        var slow = new Limit("slow", 5, 5, Duration.ofHours(1));
        var quick = new Limit("quick", 1, 1, Duration.ofSeconds(1));
        var buckets = buckets(100);
        now.set(0);
        for (int i = 0; i < 100; i++) {
            buckets.take(quick, "first-" + i);
        }
        assertEquals(5, granted(buckets, slow, "latecomer", 9));
        pass(Duration.ofSeconds(2));
        for (int i = 0; i < 100; i++) {
            buckets.take(quick, "again-" + i);
            pass(Duration.ofMillis(20));
        }

        assertEquals(0, granted(buckets, slow, "latecomer", 9));
        assertTrue(buckets.size() < 100, "" + buckets.size());
    }

    /** Whatever happens in whatever order: no key is ever granted more than its burst and what was refilled since. */
    @Test
    void noKeyIsEverGrantedMoreThanItsBurstAndTheRefill() {
        for (int seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            var buckets = buckets(1 + random.nextInt(20));
            now.set(0);
            var granted = new int[60];
            for (int step = 0; step < 5_000; step++) {
                if (random.nextInt(4) == 0) {
                    pass(Duration.ofMillis(random.nextInt(200)));
                }
                var key = random.nextInt(random.nextBoolean() ? 5 : 60);
                granted[key] += buckets.take(RATE, "key-" + key).granted() ? 1 : 0;
                var most = RATE.burst() + 2 * now.get() / 1_000_000_000.0;
                assertTrue(granted[key] <= most, "seed " + seed + ", step " + step);
                assertTrue(buckets.size() <= 20, "" + buckets.size());
            }
        }
    }

    @Test
    void countsExactlyHoweverManyAskAtOnce() throws InterruptedException {
        var many = new Limit("many", 1_000, 100, Duration.ofSeconds(1));
        var buckets = buckets(10);
        now.set(0);

        assertEquals(1_000, grantedAtOnce(buckets, many));
        pass(Duration.ofSeconds(3));
        assertEquals(300, grantedAtOnce(buckets, many));
    }

    /** Also while the bucket is forgotten and made anew between them, and while keys find no room. */
    @Test
    void countsExactlyWhileOthersComeAndGo() throws InterruptedException {
        var once = new Limit("once", 50, 1, Duration.ofHours(1));
        for (int capacity : new int[] { 1, 4, 1_000 }) {
            var buckets = buckets(capacity);
            now.set(0);
            var granted = new AtomicInteger();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 400; i++) {
                    var other = "other-" + i;
                    threads.submit(() -> granted.addAndGet(granted(buckets, once, "one", 1)));
                    threads.submit(() -> buckets.take(new Limit(other, 1, 1, Duration.ofHours(1)), other));
                }
            }

            assertEquals(50, granted.get(), "capacity " + capacity);
            assertTrue(buckets.size() <= capacity, "" + buckets.size());
        }
    }

    private static int grantedAtOnce(TokenBuckets buckets, Limit limit) throws InterruptedException {
        var granted = new AtomicInteger();
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                threads.submit(() -> {
                    start.await();
                    return granted.addAndGet(granted(buckets, limit, "one", 10));
                });
            }
            start.countDown();
        }
        return granted.get();
    }

    /**
     * "Aa" and "BB" have one hash, and so have all words made of them: a key that somebody chose costs no more than another.
     */
    @Test
    void attackKeysOfOneHashAreToldApart() {
        var buckets = buckets(10_000);
        now.set(0);

        for (int i = 0; i < 1 << 12; i++) {
            var key = new StringBuilder();
            for (int bit = 0; bit < 12; bit++) {
                key.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            assertEquals(4, buckets.take(RATE, key.toString()).remaining());
        }

        assertEquals(1 << 12, buckets.size());
    }
}
