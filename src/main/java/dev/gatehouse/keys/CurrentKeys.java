package dev.gatehouse.keys;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.platform.Problem;
import io.smallrye.mutiny.Uni;

/** The ring that this replica works with: loaded once, then replaced whole. */
@ApplicationScoped
public class CurrentKeys {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Clock clock;
    private final CompletableFuture<KeyRing> first = new CompletableFuture<>();
    private final AtomicReference<Instant> missed = new AtomicReference<>(Instant.EPOCH);
    private volatile KeyRing ring;

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
                .ifNoItem().after(PATIENCE).failWith(() -> Problem.unavailable(PATIENCE))
                .emitOn(SigningPool.callersContext()));
    }

    public void replace(KeyRing fresh) {
        ring = fresh;
        first.complete(fresh);
    }

    /** Notes that a token named a key that we do not know: another replica may have made it. */
    void missedKey() {
        missed.set(clock.instant());
    }

    /** Whether a key was missed after the moment. */
    public boolean missedSince(Instant moment) {
        return missed.get().isAfter(moment);
    }
}
