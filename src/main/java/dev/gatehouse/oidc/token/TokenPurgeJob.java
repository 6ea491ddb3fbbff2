package dev.gatehouse.oidc.token;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

/**
 * Forgets what is over. Used codes stay a day longer than they live: a late second use must still revoke. Used refresh tokens
 * stay as long as their family, 30 days at most: who comes back after a week with a token that a thief has used since must end
 * the thief's successors too (RFC 9700 §4.14.2).
 */
@ApplicationScoped
class TokenPurgeJob {

    private static final Duration USED_CODES = Duration.ofDays(1);

    private final AuthorizationCodes codes;
    private final RefreshFamilies families;
    private final IssuedTokens issued;
    private final Clock clock;

    TokenPurgeJob(AuthorizationCodes codes, RefreshFamilies families, IssuedTokens issued, Clock clock) {
        this.codes = codes;
        this.families = families;
        this.issued = issued;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    @WithTransaction
    Uni<Void> purge() {
        var now = clock.instant();
        return codes.purge(now.minus(USED_CODES))
                .chain(() -> families.purge(now))
                .chain(() -> issued.purge(now))
                .replaceWithVoid();
    }
}
