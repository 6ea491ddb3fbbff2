package dev.gatehouse.account.invitation;

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
import dev.gatehouse.account.RegistrationPermit;
import dev.gatehouse.account.assignment.AssignmentTrail;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.platform.Front;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Gives out the permit to register, and redeems it for an account once the passkey was made. */
@Front
@ApplicationScoped
public class Enrolment {

    private final Invitations invitations;
    private final Directory directory;
    private final AccountConfig config;
    private final Clock clock;
    private final AssignmentTrail assignments;
    private final AuditTrail audit;

    Enrolment(Invitations invitations, Directory directory, AccountConfig config, Clock clock, AssignmentTrail assignments,
            AuditTrail audit) {
        this.invitations = invitations;
        this.directory = directory;
        this.config = config;
        this.clock = clock;
        this.assignments = assignments;
        this.audit = audit;
    }

    /** What an enrolment link offers to who holds it. Looking does not use it up. */
    @WithSession
    public Uni<InvitationOffer> offer(OpaqueToken ticket) {
        return invitations.byTicket(ticket.hash()).chain(found -> {
            var invitation = found.orElseThrow(() -> unknown("ticket unknown"));
            requireOpen(invitation);
            return inviter(invitation).map(inviter -> new InvitationOffer(
                    new RegistrationPermit.ByInvitation(invitation.id(), invitation.name()), invitation.firstAdmin(),
                    invitation.admin(), invitation.forAccount(), invitation.replacesPasskeys(), invitation.expiresAt(),
                    inviter));
        }).onFailure(Problem.class).invoke(this::note);
    }

    /** The permit of who just comes along; where the setting does not allow it, a problem. */
    public RegistrationPermit.Openly withoutTicket(String name) {
        requireOpenRegistration();
        return DisplayName.parse(name).map(person -> new RegistrationPermit.Openly(person.value()))
                .orElseThrow(() -> Problem.badRequest("bad-name", "Tell us your name, in 1 to 100 letters."));
    }

    /** Whether anybody may come. */
    public boolean isRegistrationOpen() {
        return config.registration() == Registration.OPEN;
    }

    /** Redeems the permit in the caller's transaction: the account it is good for, new or the owner's own. */
    @WithTransaction
    public Uni<Redemption> redeem(RegistrationPermit permit, byte[] handle) {
        Uni<Redemption> redeemed = switch (permit) {
            case RegistrationPermit.ByInvitation invited -> redeemInvitation(invited, handle);
            case RegistrationPermit.ByOwner owner -> usable(owner.account()).map(Enrolment::unchanged);
            case RegistrationPermit.Openly newcomer -> {
                requireOpenRegistration();
                yield open(new DisplayName(newcomer.name()), false, Assignments.NONE, handle).map(Enrolment::unchanged);
            }
        };
        return redeemed.onFailure(Problem.class).invoke(this::note);
    }

    private Uni<Redemption> redeemInvitation(RegistrationPermit.ByInvitation invited, byte[] handle) {
        return invitations.lockedById(invited.invitation()).chain(found -> {
            var invitation = found.orElseThrow(() -> unknown("invitation gone"));
            requireOpen(invitation);
            return invitation.forAccount().map(this::usable)
                    .orElseGet(() -> openFor(invitation, invited, handle))
                    .invoke(person -> invitation.redeem(person.id(), clock.instant()))
                    .call(person -> audit.record(AuditEvent.of("account.invitation.redeemed", Actor.person(person.id().value()))
                            .about(invitation.id())))
                    .map(person -> new Redemption(person, invitation.forAccount().isPresent(), invitation.replacesPasskeys()));
        });
    }

    /** Exactly what the invitation says; who made it has given it. */
    private Uni<Profile> openFor(Invitation invitation, RegistrationPermit.ByInvitation invited, byte[] handle) {
        return open(name(invitation, invited), invitation.admin(), invitation.assignments(), handle)
                .call(person -> assignments.record(person.id(), Assignments.NONE, person.assignments(), invitation.maker()));
    }

    private static DisplayName name(Invitation invitation, RegistrationPermit.ByInvitation invited) {
        return DisplayName.parse(invitation.firstAdmin() ? invited.name() : invitation.name())
                .orElseThrow(() -> unknown("name refused"));
    }

    private Uni<Profile> usable(AccountId account) {
        return directory.findUnlocked(account)
                .map(found -> found.orElseThrow(() -> unknown("account gone or locked")));
    }

    private static Redemption unchanged(Profile person) {
        return new Redemption(person, false, false);
    }

    private Uni<Profile> open(DisplayName name, boolean admin, Assignments given, byte[] handle) {
        return directory.open(name, admin, given, handle)
                .call(person -> audit.record(AuditEvent.of("account.opened", Actor.person(person.id().value()))
                        .about(person.id()).with("admin", admin)));
    }

    private Uni<Optional<String>> inviter(Invitation invitation) {
        return invitation.invitedBy()
                .map(account -> directory.find(account).map(found -> found.map(Profile::name)))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private void note(Problem refusal) {
        audit.refused(AuditEvent.refusal("account.invitation.refused", Actor.stranger(), refusal.code()));
    }

    private void requireOpen(Invitation invitation) {
        invitation.requireOpen(clock.instant());
        if (config.registration() == Registration.CLOSED && !invitation.firstAdmin()
                && invitation.forAccount().isEmpty()) {
            throw registrationClosed();
        }
    }

    /** Refuses where not everybody may come. */
    public void requireOpenRegistration() {
        if (!isRegistrationOpen()) {
            throw registrationClosed();
        }
    }

    private static Problem registrationClosed() {
        return Problem.forbidden("registration-closed", "You need an invitation to create an account here. Ask for one.");
    }

    private static Problem unknown(String detail) {
        return Problem.gone("invitation-used", "This enrolment link does not work any more. Ask for a new one.")
                .because(detail);
    }
}
