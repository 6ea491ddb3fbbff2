package dev.gatehouse.keys.rotation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.gatehouse.keys.CurrentKeys;
import dev.gatehouse.platform.database.DatabaseAway;
import dev.gatehouse.platform.startup.ReadinessGates;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

/** Loads the keys at start, and again now and then; sooner when a token named a key that this replica does not know. */
@ApplicationScoped
class KeyRotationJob {

    private static final Logger LOG = Logger.getLogger(KeyRotationJob.class);
    private static final Duration RELOAD_EVERY = Duration.ofSeconds(30);

    private final KeyRotation rotation;
    private final CurrentKeys running;
    private final ReadinessGates.Gate loaded;
    private final Clock clock;
    /** While nothing was ever loaded, every tick tries. */
    private volatile Instant lastLook = Instant.EPOCH;

    KeyRotationJob(KeyRotation rotation, CurrentKeys running, ReadinessGates readiness, Clock clock) {
        this.rotation = rotation;
        this.running = running;
        this.loaded = readiness.gate("keys");
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        VertxContextSupport.subscribe(() -> tick().toMulti(), subscription -> subscription.with(
                done -> LOG.debug("first load of the keys is over"),
                failure -> LOG.error("first load of the keys failed", failure)));
    }

    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        Instant now = clock.instant();
        boolean recent = !now.isBefore(lastLook) && now.isBefore(lastLook.plus(RELOAD_EVERY));
        if (recent && !running.missedSince(lastLook)) {
            return Uni.createFrom().voidItem();
        }
        return rotation.turn()
                .invoke(loaded::open)
                .onFailure().recoverWithItem(KeyRotationJob::complain)
                .invoke(() -> lastLook = running.now().isPresent() ? now : Instant.EPOCH);
    }

    private static Void complain(Throwable failure) {
        if (DatabaseAway.is(failure)) {
            LOG.warnf("keys were not loaded, the database is away: %s", failure.getMessage());
        } else {
            LOG.error("keys were not loaded", failure);
        }
        return null;
    }
}
