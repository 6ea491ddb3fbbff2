package dev.gatehouse.passkey.ceremony;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.Directory;
import dev.gatehouse.account.Profile;
import dev.gatehouse.account.session.SignIn;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.passkey.Assertion;
import dev.gatehouse.passkey.KnownCredential;
import dev.gatehouse.passkey.Passkey;
import dev.gatehouse.passkey.Passkeys;
import dev.gatehouse.passkey.Unverified;
import dev.gatehouse.passkey.VerifiedAssertion;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Whose passkey it claims to be, and, once that is verified, whether it lets them in. */
@ApplicationScoped
class LoginAdmission {

    private final Passkeys passkeys;
    private final Directory directory;
    private final SignIn signIn;
    private final Refusals refusals;
    private final AuditTrail audit;
    private final Clock clock;

    LoginAdmission(Passkeys passkeys, Directory directory, SignIn signIn, Refusals refusals, AuditTrail audit, Clock clock) {
        this.passkeys = passkeys;
        this.directory = directory;
        this.signIn = signIn;
        this.refusals = refusals;
        this.audit = audit;
        this.clock = clock;
    }

    /** The stored passkey that a response names. */
    record Claimed(UUID passkey, KnownCredential credential) {
    }

    /** Finds the passkey, which must belong to the account whose handle the device gave (§7.2 step 6). */
    @WithSession
    Uni<Claimed> claimed(Assertion assertion) {
        return passkeys.byCredential(assertion.credentialId())
                .map(found -> found.orElseThrow(refusals::unknownPasskey))
                .chain(passkey -> directory.holder(passkey.owner())
                        .invoke(holder -> {
                            if (holder.isEmpty() || !MessageDigest.isEqual(holder.get().handle(), assertion.userHandle())) {
                                throw new Unverified("the passkey belongs to another account");
                            }
                        })
                        .replaceWith(() -> new Claimed(passkey.id(), passkey.known())));
    }

    /** Judges the counter under the lock of the passkey's row, and starts the session. */
    @WithTransaction
    Uni<Admitted> admit(Claimed claimed, VerifiedAssertion assertion, String userAgent) {
        return passkeys.lockedById(claimed.passkey())
                .map(found -> found.orElseThrow(refusals::unknownPasskey))
                .chain(passkey -> passkey.isLocked()
                        ? nobody("the passkey is locked")
                        : directory.find(passkey.owner()).chain(person -> person.filter(owner -> !owner.locked()).isEmpty()
                                ? nobody("the account is locked")
                                : use(passkey, person.get(), assertion, userAgent)));
    }

    private Uni<Admitted> use(Passkey passkey, Profile person, VerifiedAssertion assertion, String userAgent) {
        return switch (passkey.use(assertion, clock.instant())) {
            case FINE -> start(passkey, person, userAgent);
            case ODD -> note("passkey.counter.regressed", passkey, person).chain(() -> start(passkey, person, userAgent));
            case COPIED -> note("passkey.locked", passkey, person).chain(() -> nobody("the counter went back"));
        };
    }

    private Uni<Admitted> start(Passkey passkey, Profile person, String userAgent) {
        return signIn.start(person.id(), PasskeySignIn.by(passkey, clock.instant()), userAgent).map(Admitted.Session::new);
    }

    private Uni<Void> note(String action, Passkey passkey, Profile person) {
        return audit.record(AuditEvent.of(action, Actor.person(person.id().value())).about(passkey.id()));
    }

    private static Uni<Admitted> nobody(String reason) {
        return Uni.createFrom().item(new Admitted.Nobody(reason));
    }
}
