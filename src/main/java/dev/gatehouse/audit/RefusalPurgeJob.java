package dev.gatehouse.audit;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

/** Removes old refusals of strangers. The database lets nothing else go, and none of them in its first day. */
@ApplicationScoped
class RefusalPurgeJob {

    private static final Duration LEAST = Duration.ofDays(1);

    private final AuditEntries entries;
    private final AuditConfig config;
    private final Clock clock;

    RefusalPurgeJob(AuditEntries entries, AuditConfig config, Clock clock) {
        this.entries = entries;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "3m")
    @WithTransaction
    Uni<Void> purge() {
        var kept = config.refusalRetention().compareTo(LEAST) < 0 ? LEAST : config.refusalRetention();
        return entries.purgeRefusals(clock.instant().minus(kept)).replaceWithVoid();
    }
}
