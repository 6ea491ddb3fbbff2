package dev.gatehouse.platform.database;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.gatehouse.platform.LogLine;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Deletes what expired, one kind after the other. What fails is made up for by the next run, and keeps no other kind. */
@ApplicationScoped
class PurgeJob {

    private static final Logger LOG = Logger.getLogger(PurgeJob.class);

    private final List<Expiring> kinds;
    private final Clock clock;

    PurgeJob(@All List<Expiring> kinds, Clock clock) {
        this.kinds = kinds;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        var now = clock.instant();
        return Multi.createFrom().iterable(kinds).onItem().transformToUniAndConcatenate(
                kind -> Uni.createFrom().deferred(() -> kind.purge(now)).onFailure().invoke(PurgeJob::report).onFailure()
                        .recoverWithNull())
                .collect().last().replaceWithVoid();
    }

    private static void report(Throwable failure) {
        LOG.warn(LogLine.event("platform.purge.failed"), failure);
    }
}
