package dev.gatehouse.account.invitation;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.AccountConfig;
import dev.gatehouse.account.AccountConfig.Registration;
import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Assignments;
import dev.gatehouse.account.Directory;
import dev.gatehouse.account.DisplayName;
import dev.gatehouse.account.Profile;
import dev.gatehouse.account.notice.AccountNotices;
import dev.gatehouse.account.notice.NoticeKind;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.platform.Front;
import dev.gatehouse.platform.Ids;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.Randomness;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Makes enrolment links. */
@Front
@ApplicationScoped
public class InvitationIssuer {

    private final Invitations invitations;
    private final Directory directory;
    private final AccountNotices notices;
    private final AccountConfig config;
    private final PublicUrl publicUrl;
    private final Randomness randomness;
    private final Ids ids;
    private final Clock clock;
    private final AuditTrail audit;

    InvitationIssuer(Invitations invitations, Directory directory, AccountNotices notices, AccountConfig config,
            PublicUrl publicUrl,
            Randomness randomness, Ids ids, Clock clock, AuditTrail audit) {
        this.invitations = invitations;
        this.directory = directory;
        this.notices = notices;
        this.config = config;
        this.publicUrl = publicUrl;
        this.randomness = randomness;
        this.ids = ids;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * Makes a link for a named person, who will have these roles and groups. Who calls this has made sure that {@code by} may
     * invite.
     */
    @WithTransaction
    public Uni<EnrolmentLink> invite(String name, boolean admin, Assignments assignments, Actor by) {
        if (config.registration() == Registration.CLOSED) {
            return Uni.createFrom().failure(Problem.forbidden("registration-closed", "Nobody can be invited here right now."));
        }
        var person = DisplayName.parse(name);
        if (person.isEmpty()) {
            return Uni.createFrom()
                    .failure(Problem.badRequest("bad-name", "Give a name of 1 to 100 letters, without control characters."));
        }
        var ticket = randomness.token();
        return keep(Invitation.of(ids.next(), ticket.hash(), person.get(), admin, assignments, by,
                clock.instant(), config.invitationLifetime()), ticket, by);
    }

    /**
     * Makes a link that leads a person back into their account, and tells them. An older one stops working. Who calls this has
     * made sure that {@code by} may.
     *
     * @param replacePasskeys whether the passkey that comes of it takes the place of all others
     */
    @WithTransaction
    public Uni<EnrolmentLink> inviteBack(AccountId account, boolean replacePasskeys, Actor by) {
        var now = clock.instant();
        return directory.lock(account).map(InvitationIssuer::requireUnlocked)
                .call(person -> invitations.closeFor(account, now))
                .call(person -> notices.takeBack(account, NoticeKind.ENROLMENT_LINK_MADE))
                .call(person -> notices.tell(account, NoticeKind.ENROLMENT_LINK_MADE, Optional.empty()))
                .chain(person -> {
                    var ticket = randomness.token();
                    return keep(Invitation.back(ids.next(), ticket.hash(), person, replacePasskeys, by, now,
                            config.invitationLifetime()), ticket, by);
                });
    }

    private static Profile requireUnlocked(Optional<Profile> found) {
        var person = found.orElseThrow(Problem::notFound);
        if (person.locked()) {
            throw Problem.conflict("account-locked", "This account is locked. No enrolment link opens it.");
        }
        return person;
    }

    /** A link for the first administrator, as long as there is none. An older open one stops working. */
    @WithTransaction
    public Uni<Optional<EnrolmentLink>> firstAdministrator() {
        return directory.hasAdministrator()
                .chain(there -> there ? Uni.createFrom().item(Optional.empty()) : replaceFirst().map(Optional::of));
    }

    private Uni<EnrolmentLink> replaceFirst() {
        var now = clock.instant();
        var ticket = randomness.token();
        var invitation = Invitation.ofFirstAdministrator(ids.next(), ticket.hash(), now, config.invitationLifetime());
        return invitations.closeFirstAdministrator(now).chain(closed -> keep(invitation, ticket, Actor.system()));
    }

    private Uni<EnrolmentLink> keep(Invitation invitation, OpaqueToken ticket, Actor by) {
        var link = new EnrolmentLink(URI.create(publicUrl.at("/enroll/" + ticket.value())), invitation.expiresAt());
        return invitations.persist(invitation)
                .chain(kept -> audit.record(kept.forAccount()
                        .map(account -> made(kept, by).with("account", account).with("replaces", kept.replacesPasskeys()))
                        .orElseGet(() -> madeForNewcomer(kept, by))))
                .replaceWith(link);
    }

    private static AuditEvent madeForNewcomer(Invitation invitation, Actor by) {
        return made(invitation, by).with("admin", invitation.admin())
                .with("roles", String.join(" ", invitation.assignments().roles()))
                .with("groups", String.join(" ", invitation.assignments().groups()));
    }

    private static AuditEvent made(Invitation invitation, Actor by) {
        return AuditEvent.of("account.invitation.made", by).about(invitation.id());
    }
}
