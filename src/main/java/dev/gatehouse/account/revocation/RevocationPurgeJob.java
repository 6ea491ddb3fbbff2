package dev.gatehouse.account.revocation;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

/**
 * Forgets revocations of things that have expired by now. A failed run is logged by the scheduler and made up for by the next.
 */
@ApplicationScoped
class RevocationPurgeJob {

    private final Revocations revocations;
    private final RevocationSet revoked;
    private final Clock clock;

    RevocationPurgeJob(Revocations revocations, RevocationSet revoked, Clock clock) {
        this.revocations = revocations;
        this.revoked = revoked;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m")
    @WithTransaction
    Uni<Void> purge() {
        var now = clock.instant();
        return revocations.purge(now).invoke(() -> revoked.forgetBefore(now)).replaceWithVoid();
    }
}
