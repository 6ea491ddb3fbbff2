package dev.gatehouse.passkey.ceremony;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

/** Removes challenges that got no response in time. */
@ApplicationScoped
class CeremonyPurgeJob {

    private final Ceremonies ceremonies;
    private final Clock clock;

    CeremonyPurgeJob(Ceremonies ceremonies, Clock clock) {
        this.ceremonies = ceremonies;
        this.clock = clock;
    }

    @Scheduled(every = "5m", delayed = "1m")
    @WithTransaction
    Uni<Void> purge() {
        return ceremonies.purge(clock.instant()).replaceWithVoid();
    }
}
