package dev.gatehouse.passkey.ceremony;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Directory;
import dev.gatehouse.account.session.SignIn;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.passkey.Assertion;
import dev.gatehouse.passkey.Keychain;
import dev.gatehouse.passkey.KnownCredential;
import dev.gatehouse.passkey.Passkey;
import dev.gatehouse.passkey.Passkeys;
import dev.gatehouse.passkey.Suspension;
import dev.gatehouse.passkey.VerifiedAssertion;
import dev.gatehouse.passkey.VerifiedAssertion.Order;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Whose passkey it claims to be, and, once that is verified, whether it lets them in. */
@ApplicationScoped
class LoginAdmission {

    private final Ceremonies ceremonies;
    private final Passkeys passkeys;
    private final Keychain keychain;
    private final Directory directory;
    private final SignIn signIn;
    private final Refusals refusals;
    private final AuditTrail audit;
    private final Clock clock;

    LoginAdmission(Ceremonies ceremonies, Passkeys passkeys, Keychain keychain, Directory directory, SignIn signIn,
            Refusals refusals, AuditTrail audit, Clock clock) {
        this.ceremonies = ceremonies;
        this.passkeys = passkeys;
        this.keychain = keychain;
        this.directory = directory;
        this.signIn = signIn;
        this.refusals = refusals;
        this.audit = audit;
        this.clock = clock;
    }

    /** The stored passkey that a response names. */
    record Claimed(UUID passkey, AccountId account, KnownCredential credential) {
    }

    /** Finds the passkey, which must belong to the account whose handle the device gave (§7.2 step 6). */
    @WithSession
    Uni<Claimed> claimed(Assertion assertion) {
        return passkeys.byCredential(assertion.credentialId())
                .map(found -> found.orElseThrow(refusals::unknownPasskey))
                .map(passkey -> new Claimed(passkey.id(), passkey.owner(), passkey.known()))
                .call(claimed -> directory.holder(claimed.account()).invoke(holder -> {
                    if (holder.isEmpty() || !MessageDigest.isEqual(holder.get().handle(), assertion.userHandle())) {
                        throw refusals.unverified(claimed, "the passkey belongs to another account");
                    }
                }));
    }

    /** Judges the counter under the lock of the passkey's row, and starts the session. */
    @WithTransaction
    Uni<Admitted> admit(Claimed claimed, VerifiedAssertion assertion, long asked, String userAgent) {
        return passkeys.lockedById(claimed.passkey())
                .map(found -> found.orElseThrow(refusals::unknownPasskey))
                .chain(passkey -> passkey.isSuspended()
                        ? outcome(new Admitted.Suspended())
                        : directory.find(passkey.owner()).chain(person -> person.filter(owner -> !owner.locked()).isEmpty()
                                ? outcome(new Admitted.AccountLocked())
                                : ceremonies.nextNumber().chain(answered -> use(passkey, assertion,
                                        new Order(asked, answered), userAgent))));
    }

    private Uni<Admitted> use(Passkey passkey, VerifiedAssertion assertion, Order order, String userAgent) {
        return switch (passkey.use(assertion, order, clock.instant())) {
            case FINE -> start(passkey, userAgent);
            case ODD -> note(passkey, assertion).chain(() -> start(passkey, userAgent));
            case COPIED -> keychain.suspend(passkey.owner(), passkey.id(), Suspension.Reason.CLONE_SUSPECTED, by(passkey))
                    .chain(() -> outcome(new Admitted.Suspended()));
        };
    }

    private Uni<Admitted> start(Passkey passkey, String userAgent) {
        return signIn.start(passkey.owner(), PasskeySignIn.by(passkey, clock.instant()), userAgent).map(Admitted.Session::new);
    }

    private Uni<Void> note(Passkey passkey, VerifiedAssertion assertion) {
        return audit.record(AuditEvent.of("passkey.counter.regressed", by(passkey)).about(passkey.id())
                .with("counter", assertion.signCount()));
    }

    private static Actor by(Passkey passkey) {
        return Actor.person(passkey.owner().value());
    }

    private static Uni<Admitted> outcome(Admitted outcome) {
        return Uni.createFrom().item(outcome);
    }
}
