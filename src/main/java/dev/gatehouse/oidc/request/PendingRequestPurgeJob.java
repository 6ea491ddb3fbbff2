package dev.gatehouse.oidc.request;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

/** Removes requests that nobody came back for. A failed run is logged by the scheduler and made up for by the next. */
@ApplicationScoped
class PendingRequestPurgeJob {

    private final PendingRequests requests;
    private final Clock clock;

    PendingRequestPurgeJob(PendingRequests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m")
    @WithTransaction
    Uni<Void> purge() {
        return requests.purge(clock.instant()).replaceWithVoid();
    }
}
