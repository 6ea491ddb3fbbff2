package dev.gatehouse.audit;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Removes old refusals of strangers, in transactions short enough for everybody else. The database lets nothing else go, and
 * none of them in its first day.
 */
@ApplicationScoped
class RefusalPurgeJob {

    private static final int BATCH = 1_000;
    private static final int BATCHES_PER_RUN = 500;

    private static final Duration LEAST = Duration.ofDays(1);

    private final AuditEntries entries;
    private final AuditConfig config;
    private final Clock clock;

    RefusalPurgeJob(AuditEntries entries, AuditConfig config, Clock clock) {
        this.entries = entries;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        return purge(BATCH, BATCHES_PER_RUN);
    }

    /** What is left over after so many batches is left to the next run. */
    Uni<Void> purge(int batch, int batches) {
        var kept = config.refusalRetention().compareTo(LEAST) < 0 ? LEAST : config.refusalRetention();
        var before = clock.instant().minus(kept);
        return Multi.createBy().repeating()
                .uni(() -> Panache.withTransaction(() -> entries.purgeRefusals(before, batch)))
                .whilst(removed -> removed == batch)
                .select().first(batches)
                .collect().last().replaceWithVoid();
    }
}
