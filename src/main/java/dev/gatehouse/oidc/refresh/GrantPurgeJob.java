package dev.gatehouse.oidc.refresh;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.oidc.token.IssuedTokens;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

/**
 * Deletes what expired. Used refresh tokens stay as long as their family, 30 days at most: who comes back after a week with a
 * token that a thief has used since must end the thief's successors too (RFC 9700 §4.14.2).
 */
@ApplicationScoped
class GrantPurgeJob {

    private final RefreshFamilies families;
    private final IssuedTokens issued;
    private final Clock clock;

    GrantPurgeJob(RefreshFamilies families, IssuedTokens issued, Clock clock) {
        this.families = families;
        this.issued = issued;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    @WithTransaction
    Uni<Void> purge() {
        var now = clock.instant();
        return families.purge(now)
                .chain(() -> issued.purge(now))
                .replaceWithVoid();
    }
}
