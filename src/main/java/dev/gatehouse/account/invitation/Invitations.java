package dev.gatehouse.account.invitation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import dev.gatehouse.platform.TokenHash;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** All enrolment links, used or not. */
@ApplicationScoped
class Invitations implements PanacheRepositoryBase<Invitation, UUID> {

    Uni<Optional<Invitation>> byTicket(TokenHash ticket) {
        return find("tokenHash", (Object) ticket.bytes()).firstResult().map(Optional::ofNullable);
    }

    /** Two who redeem the same link at once wait for each other here; the second finds it used. */
    Uni<Optional<Invitation>> lockedById(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
    }

    Uni<Integer> closeFirstAdministrator(Instant now) {
        return update("closedAt = ?1 where firstAdmin = true and closedAt is null", now);
    }
}
