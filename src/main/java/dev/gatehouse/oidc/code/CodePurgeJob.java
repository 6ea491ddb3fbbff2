package dev.gatehouse.oidc.code;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

/** Deletes expired codes a day after: a late second use must still revoke what the first one brought. */
@ApplicationScoped
class CodePurgeJob {

    private static final Duration KEPT = Duration.ofDays(1);

    private final AuthorizationCodes codes;
    private final Clock clock;

    CodePurgeJob(AuthorizationCodes codes, Clock clock) {
        this.codes = codes;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    @WithTransaction
    Uni<Void> purge() {
        return codes.purge(clock.instant().minus(KEPT)).replaceWithVoid();
    }
}
