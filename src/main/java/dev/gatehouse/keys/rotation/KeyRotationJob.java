package dev.gatehouse.keys.rotation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.gatehouse.keys.CurrentKeys;
import dev.gatehouse.platform.LogLine;
import dev.gatehouse.platform.database.DatabaseUnavailable;
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
    private final CurrentKeys currentKeys;
    private final ReadinessGates.Gate loaded;
    private final Clock clock;
    /** While nothing was ever loaded, every tick tries. */
    private volatile Instant lastLoad = Instant.EPOCH;

    KeyRotationJob(KeyRotation rotation, CurrentKeys currentKeys, ReadinessGates readiness, Clock clock) {
        this.rotation = rotation;
        this.currentKeys = currentKeys;
        this.loaded = readiness.gate("keys");
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        VertxContextSupport.subscribe(() -> tick().toMulti(), subscription -> subscription.with(
                done -> LOG.debug(LogLine.event("keys.ring.loaded")),
                failure -> LOG.error(LogLine.event("keys.ring.failed"), failure)));
    }

    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        Instant now = clock.instant();
        boolean recent = !now.isBefore(lastLoad) && now.isBefore(lastLoad.plus(RELOAD_EVERY));
        if (recent && !currentKeys.unknownKeySince(lastLoad)) {
            return Uni.createFrom().voidItem();
        }
        return rotation.rotate()
                .invoke(loaded::open)
                .onFailure().recoverWithItem(KeyRotationJob::log)
                .invoke(() -> lastLoad = currentKeys.now().isPresent() ? now : Instant.EPOCH);
    }

    private static Void log(Throwable failure) {
        if (DatabaseUnavailable.is(failure)) {
            LOG.warn(LogLine.event("keys.ring.failed").saying("reason", "the database is away: " + failure.getMessage()));
        } else {
            LOG.error(LogLine.event("keys.ring.failed"), failure);
        }
        return null;
    }
}
