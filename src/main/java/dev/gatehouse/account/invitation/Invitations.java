package dev.gatehouse.account.invitation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.platform.TokenHash;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** All enrolment links, used or not. */
@ApplicationScoped
class Invitations implements PanacheRepositoryBase<Invitation, UUID> {

    private static final String OPEN = """
            select invitation, account.name
            from Invitation invitation left join Account account on account.id = invitation.invitedBy
            where invitation.closedAt is null and invitation.expiresAt > :now order by invitation.createdAt desc, invitation.id""";

    Uni<Optional<Invitation>> byTicket(TokenHash ticket) {
        return find("tokenHash", (Object) ticket.bytes()).firstResult().map(Optional::ofNullable);
    }

    /** Two who redeem the same link at once wait for each other here; the second finds it used. */
    Uni<Optional<Invitation>> lockedById(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
    }

    /** Those that can be used, with the names of who made them, the newest first. */
    Uni<List<OpenInvitation>> open(Instant now) {
        return getSession().chain(session -> session.createQuery(OPEN, Object[].class).setParameter("now", now).getResultList())
                .map(rows -> rows.stream().map(row -> ((Invitation) row[0]).summary((String) row[1])).toList());
    }

    Uni<Integer> closeFor(AccountId account, Instant now) {
        return update("closedAt = ?1 where forAccount = ?2 and closedAt is null", now, account.value());
    }

    Uni<Integer> closeFirstAdministrator(Instant now) {
        return update("closedAt = ?1 where firstAdmin = true and closedAt is null", now);
    }
}
