package dev.gatehouse.passkey.ceremony;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.RegistrationPermit;
import dev.gatehouse.account.invitation.Enrolment;
import dev.gatehouse.account.notice.AccountNotices;
import dev.gatehouse.account.notice.NoticeKind;
import dev.gatehouse.account.session.CurrentSession;
import dev.gatehouse.account.session.SignIn;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.passkey.Keychain;
import dev.gatehouse.passkey.Passkey;
import dev.gatehouse.passkey.Passkeys;
import dev.gatehouse.passkey.VerificationFailed;
import dev.gatehouse.passkey.VerifiedCredential;
import dev.gatehouse.passkey.webauthn.RelyingParty;
import dev.gatehouse.platform.Ids;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Keeps a verified credential: permit, passkey, audit entry and, for a new account, session stand or fall together. */
@ApplicationScoped
class NewPasskey {

    private final Passkeys passkeys;
    private final Keychain keychain;
    private final AccountNotices notices;
    private final Enrolment enrolment;
    private final SignIn signIn;
    private final CurrentSession current;
    private final RelyingParty relyingParty;
    private final CeremonyRefusals refusals;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;

    NewPasskey(Passkeys passkeys, Keychain keychain, AccountNotices notices, Enrolment enrolment, SignIn signIn,
            CurrentSession current, RelyingParty relyingParty,
            CeremonyRefusals refusals, AuditTrail audit, Ids ids, Clock clock) {
        this.passkeys = passkeys;
        this.keychain = keychain;
        this.notices = notices;
        this.enrolment = enrolment;
        this.signIn = signIn;
        this.current = current;
        this.relyingParty = relyingParty;
        this.refusals = refusals;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @WithTransaction
    Uni<CeremonyResult> keep(Ceremony ceremony, VerifiedCredential credential, String userAgent) {
        return passkeys.byCredential(credential.id())
                .invoke(known -> known.ifPresent(taken -> {
                    throw refusals.alreadyRegistered();
                }))
                .chain(() -> requireWorking(ceremony.permit()))
                .chain(() -> enrolment.redeem(ceremony.permit(), ceremony.handle()))
                .call(redemption -> redemption.replacesPasskeys() ? keychain.removeAll(redemption.person().id())
                        : requireRoom(redemption.person().id()))
                .chain(redemption -> add(redemption.person().id(), credential)
                        .call(passkey -> redemption.returning() ? tell(passkey) : Uni.createFrom().voidItem()))
                .chain(passkey -> signIn(ceremony.permit(), passkey, userAgent));
    }

    /**
     * Who adds a passkey signed in with one that still works when the device has responded: a copy that was found out meanwhile
     * adds nothing. The rows stay locked, so that it is found out before or after, but not during.
     */
    private Uni<Void> requireWorking(RegistrationPermit permit) {
        if (!(permit instanceof RegistrationPermit.ByOwner owner)) {
            return Uni.createFrom().voidItem();
        }
        var signedInWith = current.require().authentication().passkey();
        return passkeys.lockedOf(owner.account()).invoke(own -> {
            if (own.stream().noneMatch(passkey -> passkey.isWorking(signedInWith))) {
                throw new VerificationFailed("the passkey of the sign-in is suspended or removed");
            }
        }).replaceWithVoid();
    }

    private Uni<Void> requireRoom(AccountId owner) {
        return passkeys.haveRoomFor(owner).invoke(room -> {
            if (!room) {
                throw refusals.tooManyPasskeys();
            }
        }).replaceWithVoid();
    }

    /** The person is told of a passkey that a link brought, wherever they are signed in with another one. */
    private Uni<Void> tell(Passkey passkey) {
        return notices.takeBack(passkey.owner(), NoticeKind.ENROLMENT_LINK_MADE)
                .chain(() -> notices.tell(passkey.owner(), NoticeKind.PASSKEY_ENROLLED, Optional.of(passkey.id())));
    }

    private Uni<Passkey> add(AccountId owner, VerifiedCredential credential) {
        var passkey = new Passkey(ids.next(), owner, credential, relyingParty.id(), clock.instant());
        return passkeys.persistAndFlush(passkey)
                .call(kept -> audit.record(AuditEvent.of("passkey.registered", Actor.person(owner.value())).about(kept.id())
                        .with("algorithm", credential.algorithm()).with("aaguid", credential.aaguid())));
    }

    private Uni<CeremonyResult> signIn(RegistrationPermit permit, Passkey passkey, String userAgent) {
        if (permit instanceof RegistrationPermit.ByOwner) {
            return Uni.createFrom().item(new CeremonyResult(CeremonyResult.ACCOUNT, Optional.empty()));
        }
        return signIn.start(passkey.owner(), passkey.authentication(clock.instant()), userAgent)
                .map(cookie -> new CeremonyResult(CeremonyResult.ACCOUNT, Optional.of(cookie)));
    }
}
