package dev.gatehouse.passkey;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.DisplayName;
import dev.gatehouse.account.notice.AccountNotices;
import dev.gatehouse.account.notice.NoticeKind;
import dev.gatehouse.account.session.SessionTermination;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.platform.Front;
import dev.gatehouse.platform.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The passkeys of one person: listed, named, suspended and reinstated, removed. */
@Front
@ApplicationScoped
public class Keychain {

    /** Under this action a refused removal stands in the audit trail. */
    public static final String REMOVAL_REFUSED = "passkey.removal.refused";

    /** The same for a reinstatement. */
    public static final String REINSTATEMENT_REFUSED = "passkey.reinstatement.refused";

    private final Passkeys passkeys;
    private final SessionTermination sessions;
    private final AccountNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    Keychain(Passkeys passkeys, SessionTermination sessions, AccountNotices notices, AuditTrail audit, Clock clock) {
        this.passkeys = passkeys;
        this.notices = notices;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    @WithSession
    public Uni<List<PasskeySummary>> of(AccountId owner) {
        return passkeys.of(owner).map(found -> found.stream().map(Passkey::summary).toList());
    }

    /** All of them, as browsers are told: to enrol no device twice, to ask for one of them, and to forget the others. */
    @WithSession
    public Uni<List<CredentialDescriptor>> descriptors(AccountId owner) {
        return passkeys.of(owner).map(found -> found.stream().map(Passkey::descriptor).toList());
    }

    @WithTransaction
    public Uni<Void> rename(AccountId owner, UUID id, String typed) {
        var name = DisplayName.parse(typed);
        if (name.isEmpty()) {
            return Uni.createFrom().failure(Problem.badRequest("bad-name", "Give it a name of 1 to 100 letters."));
        }
        return passkeys.of(owner)
                .invoke(found -> own(found, id).rename(name.get()))
                .chain(() -> audit.record(AuditEvent.of("passkey.renamed", Actor.person(owner.value())).about(id)));
    }

    /** Removes a passkey, and ends what was started with it. The last one that works stays. */
    @WithTransaction
    public Uni<Void> remove(AccountId owner, UUID id) {
        var by = Actor.person(owner.value());
        return passkeys.lockedOf(owner)
                .invoke(found -> requireAnother(found, own(found, id)))
                .chain(found -> remove(own(found, id), by))
                .onFailure(Problem.class).invoke(refusal -> audit.refused(AuditEvent.refusal(REMOVAL_REFUSED,
                        by, refusal.code()).about(id)));
    }

    /**
     * The same in an administrator's name, who may remove the last one of somebody else too: an enrolment link leads back in.
     * With their own they are like everybody.
     */
    @WithTransaction
    public Uni<Void> removeFor(AccountId owner, UUID id, Actor by) {
        if (by.equals(Actor.person(owner.value()))) {
            return remove(owner, id);
        }
        return passkeys.lockedOf(owner)
                .chain(found -> remove(own(found, id), by))
                .chain(() -> notices.tell(owner, NoticeKind.PASSKEY_REMOVED, Optional.empty()));
    }

    /** Removes every passkey to make room for a new one, and ends every session and what apps may do for the person. */
    @WithTransaction
    public Uni<Void> removeAll(AccountId owner) {
        var by = Actor.person(owner.value());
        // Who adds or uses one right now is waited for; what they have added is there when the rows are read again.
        // The sessions end all at once and first: whoever signs out everywhere meanwhile locks them in the same order.
        return passkeys.lockedOf(owner)
                .chain(() -> sessions.endAllOf(owner, Optional.empty(), "passkeys replaced"))
                .chain(() -> passkeys.of(owner))
                .chain(found -> Multi.createFrom().iterable(found).onItem()
                        .transformToUniAndConcatenate(passkey -> remove(passkey, by)).collect().last())
                .replaceWithVoid();
    }

    private Uni<Void> remove(Passkey passkey, Actor by) {
        return passkeys.delete(passkey)
                .chain(() -> sessions.endAllFrom(passkey.id(), by, "passkey removed"))
                .chain(() -> audit.record(AuditEvent.of("passkey.removed", by).about(passkey.id())
                        .with("account", passkey.owner())));
    }

    /** Takes a passkey out of use, and ends what was started with it; one that is suspended already stays as it is. */
    @WithTransaction
    public Uni<Void> suspend(AccountId owner, UUID id, Suspension.Reason reason, Actor by) {
        return passkeys.lockedById(id)
                .map(found -> found.filter(passkey -> passkey.owner().equals(owner)).orElseThrow(Problem::notFound))
                .chain(passkey -> passkey.isSuspended() ? Uni.createFrom().voidItem() : suspend(passkey, reason, by));
    }

    private Uni<Void> suspend(Passkey passkey, Suspension.Reason reason, Actor by) {
        passkey.suspend(reason, clock.instant());
        return sessions.endAllFrom(passkey.id(), by, "passkey suspended")
                .chain(() -> audit.record(AuditEvent.of("passkey.suspended", by).about(passkey.id())
                        .with("reason", reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))));
    }

    /** Puts a suspended passkey back into use, in an administrator's name. */
    @WithTransaction
    public Uni<Void> reinstate(AccountId owner, UUID id, Actor by) {
        return passkeys.lockedOf(owner).chain(found -> {
            var passkey = own(found, id);
            return passkey.isSuspended()
                    ? reinstate(passkey, by).chain(() -> notices.tell(owner, NoticeKind.PASSKEY_REINSTATED, Optional.empty()))
                    : Uni.createFrom().voidItem();
        });
    }

    /** The same by its owner, who has signed in with another passkey of theirs that works. */
    @WithTransaction
    public Uni<Void> reinstateOwn(AccountId owner, UUID id, UUID signedInWith) {
        var by = Actor.person(owner.value());
        return passkeys.lockedOf(owner)
                .invoke(found -> requireWorking(found, signedInWith))
                .chain(found -> reinstate(own(found, id), by))
                .onFailure(Problem.class).invoke(refusal -> audit.refused(AuditEvent.refusal(REINSTATEMENT_REFUSED,
                        by, refusal.code()).about(id)));
    }

    private Uni<Void> reinstate(Passkey passkey, Actor by) {
        if (!passkey.isSuspended()) {
            return Uni.createFrom().voidItem();
        }
        passkey.reinstate();
        return audit.record(AuditEvent.of("passkey.reinstated", by).about(passkey.id()));
    }

    private static Passkey own(List<Passkey> passkeys, UUID id) {
        return passkeys.stream().filter(passkey -> passkey.id().equals(id)).findFirst().orElseThrow(Problem::notFound);
    }

    private static void requireAnother(List<Passkey> passkeys, Passkey leaving) {
        if (passkeys.stream().noneMatch(passkey -> passkey != leaving && !passkey.isSuspended())) {
            throw Problem.conflict("last-passkey",
                    "This is the only passkey that opens your account. Add another one first, then remove this one.");
        }
    }

    private static void requireWorking(List<Passkey> passkeys, UUID id) {
        if (passkeys.stream().noneMatch(passkey -> passkey.isWorking(id))) {
            throw Problem.forbidden("fresh-sign-in-needed", "Sign in with a passkey of yours that works, then try again.");
        }
    }
}
