package dev.gatehouse.keys;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;

/** The ring that this replica works with: loaded once, then replaced whole. */
@ApplicationScoped
public class CurrentKeys {

    private static final Duration LOAD_TIMEOUT = Duration.ofSeconds(5);

    private final Clock clock;
    private final CompletableFuture<KeyRing> first = new CompletableFuture<>();
    private final AtomicReference<Instant> unknownKeyAt = new AtomicReference<>(Instant.EPOCH);
    private volatile @Nullable KeyRing ring;

    CurrentKeys(Clock clock) {
        this.clock = clock;
    }

    /** The ring, if it was loaded. */
    public Optional<KeyRing> now() {
        return Optional.ofNullable(ring);
    }

    /** The ring, waiting a little for the first load. */
    public Uni<KeyRing> loaded() {
        if (ring != null) {
            return Uni.createFrom().item(ring);
        }
        return Uni.createFrom().deferred(() -> Uni.createFrom().completionStage(first.copy())
                .ifNoItem().after(LOAD_TIMEOUT).failWith(() -> Problem.unavailable(LOAD_TIMEOUT))
                .emitOn(SigningPool.callersContext()));
    }

    public void replace(KeyRing fresh) {
        ring = fresh;
        first.complete(fresh);
    }

    /** Notes that a token named a key that we do not know: another replica may have made it. */
    void noteUnknownKey() {
        unknownKeyAt.set(clock.instant());
    }

    /** Whether that happened after the moment. */
    public boolean unknownKeySince(Instant moment) {
        return unknownKeyAt.get().isAfter(moment);
    }
}
