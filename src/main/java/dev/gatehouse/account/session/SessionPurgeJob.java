package dev.gatehouse.account.session;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

/** Removes sessions that have been over for a day; what happened in them stays in the audit trail. */
@ApplicationScoped
class SessionPurgeJob {

    private static final Duration KEPT = Duration.ofDays(1);

    private final Sessions sessions;
    private final Clock clock;

    SessionPurgeJob(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "2m")
    @WithTransaction
    Uni<Void> purge() {
        return sessions.purge(clock.instant().minus(KEPT)).replaceWithVoid();
    }
}
