package dev.gatehouse.account.invitation;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.notice.AccountNotices;
import dev.gatehouse.account.notice.NoticeKind;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.platform.Front;
import dev.gatehouse.platform.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** The enrolment links that can still be used, to look through and to take back. */
@Front
@ApplicationScoped
public class OpenInvitations {

    private final Invitations invitations;
    private final AccountNotices notices;
    private final Clock clock;
    private final AuditTrail audit;

    OpenInvitations(Invitations invitations, AccountNotices notices, Clock clock, AuditTrail audit) {
        this.invitations = invitations;
        this.notices = notices;
        this.clock = clock;
        this.audit = audit;
    }

    /** All of them, the newest first. */
    @WithSession
    public Uni<List<OpenInvitation>> list() {
        return invitations.open(clock.instant());
    }

    /** Takes a link back; one that was used or has expired cannot be. Who calls this has made sure that {@code by} may. */
    @WithTransaction
    public Uni<Void> withdraw(UUID id, Actor by) {
        return invitations.lockedById(id)
                .map(found -> found.orElseThrow(Problem::notFound))
                .invoke(invitation -> invitation.withdraw(clock.instant()))
                .call(invitation -> invitation.forAccount()
                        .map(account -> notices.takeBack(account, NoticeKind.ENROLMENT_LINK_MADE))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> audit.record(AuditEvent.of("account.invitation.withdrawn", by).about(id)));
    }
}
