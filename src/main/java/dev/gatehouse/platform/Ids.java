package dev.gatehouse.platform;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Makes UUIDs of version 7 (RFC 9562 §5.7): in the order of time, so that indexes stay compact. Ids are not secrets. */
@Front
@ApplicationScoped
public class Ids {

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final Clock clock;
    private final Randomness randomness;

    public Ids(Clock clock, Randomness randomness) {
        this.clock = clock;
        this.randomness = randomness;
    }

    public UUID next() {
        var random = ByteBuffer.wrap(randomness.bytes(10));
        long high = clock.millis() << 16 | VERSION_7 | random.getShort() & 0x0FFF;
        long low = VARIANT | random.getLong() >>> 2;
        return new UUID(high, low);
    }

    /** A random UUID (version 4) that tells nothing of when it was made: for subjects. */
    public UUID random() {
        var random = ByteBuffer.wrap(randomness.bytes(16));
        long high = random.getLong() & ~0xF000L | 0x4000L;
        long low = VARIANT | random.getLong() >>> 2;
        return new UUID(high, low);
    }
}
