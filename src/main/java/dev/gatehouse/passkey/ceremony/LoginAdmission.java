package dev.gatehouse.passkey.ceremony;

import java.security.MessageDigest;
import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Directory;
import dev.gatehouse.account.session.SessionCookie;
import dev.gatehouse.account.session.SignIn;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.passkey.Keychain;
import dev.gatehouse.passkey.Passkey;
import dev.gatehouse.passkey.Suspension;
import dev.gatehouse.passkey.VerificationFailed;
import dev.gatehouse.passkey.VerifiedAssertion;
import dev.gatehouse.passkey.webauthn.Assertion;
import dev.gatehouse.passkey.webauthn.WebAuthn;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.ReturnTo;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Judges the answer to a sign-in, and lets in whoever gave it: the challenge is consumed, the signature verified, the counter
 * judged under the lock of the passkey's row and the session begun in one transaction, which a refusal commits too. Only a
 * failure of ours leaves everything as it was, the challenge included.
 */
@ApplicationScoped
class LoginAdmission {

    private final Ceremonies ceremonies;
    private final WebAuthn webAuthn;
    private final Keychain keychain;
    private final Directory directory;
    private final SignIn signIn;
    private final CeremonyRefusals refusals;
    private final AuditTrail audit;
    private final Clock clock;

    LoginAdmission(Ceremonies ceremonies, WebAuthn webAuthn, Keychain keychain, Directory directory, SignIn signIn,
            CeremonyRefusals refusals, AuditTrail audit, Clock clock) {
        this.ceremonies = ceremonies;
        this.webAuthn = webAuthn;
        this.keychain = keychain;
        this.directory = directory;
        this.signIn = signIn;
        this.refusals = refusals;
        this.audit = audit;
        this.clock = clock;
    }

    /** The stored passkey that a response names. */
    record Claimed(UUID passkey, AccountId account) {

        static Claimed of(Passkey passkey) {
            return new Claimed(passkey.id(), passkey.owner());
        }
    }

    /** What a sign-in comes to. A refusal is a value here, because what it consumed and noted must be committed. */
    sealed interface SignInResult {

        record Session(SessionCookie cookie, ReturnTo returnTo) implements SignInResult {
        }

        record Refused(Problem problem) implements SignInResult {
        }
    }

    @WithTransaction
    Uni<SignInResult> admit(OpaqueToken browser, byte[] challenge, Assertion assertion, String userAgent) {
        return ceremonies.answer(challenge, browser, assertion.credentialId())
                .map(found -> found.filter(answer -> !answer.isExpired(clock.instant())))
                .chain(found -> {
                    if (found.isEmpty()) {
                        return refused(refusals.stale(CeremonyRefusals.SIGN_IN));
                    }
                    return found.get().passkey().map(passkey -> judge(found.get(), passkey, assertion, userAgent))
                            .orElseGet(() -> refused(refusals.unknownPasskey()));
                });
    }

    /** The passkey must belong to the account whose handle the device gave (§7.2 step 6). */
    private Uni<SignInResult> judge(SignInResponse answer, Passkey passkey, Assertion assertion, String userAgent) {
        var claimed = Claimed.of(passkey);
        return directory.holder(passkey.owner()).chain(holder -> {
            if (holder.isEmpty() || !MessageDigest.isEqual(holder.get().handle(), assertion.userHandle())) {
                return refused(refusals.unverified(claimed, "the passkey belongs to another account"));
            }
            if (!answer.allows(passkey.owner())) {
                return refused(refusals.unverified(claimed, "a passkey of another account than the one that confirms"));
            }
            return webAuthn.verify(assertion, passkey.known())
                    .chain(verified -> admit(answer, passkey, verified, userAgent))
                    .onFailure(VerificationFailed.class)
                    .recoverWithUni(failure -> refused(refusals.unverified(claimed, failure.reason())));
        });
    }

    /** The account is read already: its lock costs no statement. */
    private Uni<SignInResult> admit(SignInResponse answer, Passkey passkey, VerifiedAssertion assertion, String userAgent) {
        if (passkey.isSuspended()) {
            return refused(refusals.suspended(Claimed.of(passkey)));
        }
        return directory.find(passkey.owner()).chain(person -> person.filter(owner -> !owner.locked()).isEmpty()
                ? refused(refusals.accountLocked(Claimed.of(passkey)))
                : use(answer, passkey, assertion, userAgent));
    }

    private Uni<SignInResult> use(SignInResponse answer, Passkey passkey, VerifiedAssertion assertion, String userAgent) {
        return switch (passkey.use(assertion, answer.order(), clock.instant())) {
            case ADVANCED -> start(answer, passkey, userAgent);
            case REGRESSED -> note(passkey, assertion).chain(() -> start(answer, passkey, userAgent));
            case CLONED -> keychain.suspend(passkey.owner(), passkey.id(), Suspension.Reason.CLONE_SUSPECTED, by(passkey))
                    .chain(() -> refused(refusals.suspended(Claimed.of(passkey))));
        };
    }

    private Uni<SignInResult> start(SignInResponse answer, Passkey passkey, String userAgent) {
        return signIn.start(passkey.owner(), passkey.authentication(clock.instant()), userAgent)
                .map(cookie -> new SignInResult.Session(cookie, answer.returnTo()));
    }

    private Uni<Void> note(Passkey passkey, VerifiedAssertion assertion) {
        return audit.record(AuditEvent.of("passkey.counter.regressed", by(passkey)).about(passkey.id())
                .with("counter", assertion.signCount()));
    }

    private static Actor by(Passkey passkey) {
        return Actor.person(passkey.owner().value());
    }

    private static Uni<SignInResult> refused(Problem problem) {
        return Uni.createFrom().item(new SignInResult.Refused(problem));
    }
}
