package dev.gatehouse.audit;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import dev.gatehouse.platform.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** A change that is kept, and one that is not. */
@Path("/test/event-log")
@PermitAll
class EventLogProbe {

    private final AuditTrail trail;

    EventLogProbe(AuditTrail trail) {
        this.trail = trail;
    }

    @GET
    @Path("/kept")
    @WithTransaction
    public Uni<Void> kept() {
        return trail.record(AuditEvent.of("test.kept", Actor.system()));
    }

    @GET
    @Path("/refused-late")
    @WithTransaction
    public Uni<Void> refusedLate() {
        return trail.record(AuditEvent.of("test.rolled-back", Actor.system()))
                .chain(() -> Uni.createFrom().failure(Problem.conflict("late", "A refusal after the entry.")));
    }

    @GET
    @Path("/rolled-back")
    @WithTransaction
    public Uni<Void> rolledBack() {
        return trail.record(AuditEvent.of("test.rolled-back", Actor.system()))
                .chain(() -> Uni.createFrom().failure(new IllegalStateException("a failure after the entry")));
    }
}
