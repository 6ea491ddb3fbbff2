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
 * Judges the response to a sign-in, and lets in whoever gave it: the challenge is consumed, the signature verified, the counter
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
        return ceremonies.takeAuthentication(challenge, browser, assertion.credentialId())
                .map(found -> found.filter(ceremony -> !ceremony.isExpired(clock.instant())))
                .chain(found -> {
                    if (found.isEmpty()) {
                        return refused(refusals.stale(CeremonyRefusals.SIGN_IN));
                    }
                    return found.get().passkey().map(passkey -> judge(found.get(), passkey, assertion, userAgent))
                            .orElseGet(() -> refused(refusals.unknownPasskey()));
                });
    }

    /** The passkey must belong to the account whose handle the device gave (§7.2 step 6). */
    private Uni<SignInResult> judge(AuthenticationCeremony ceremony, Passkey passkey, Assertion assertion, String userAgent) {
        var claimed = Claimed.of(passkey);
        return directory.userEntity(passkey.owner()).chain(user -> {
            if (user.isEmpty() || !MessageDigest.isEqual(user.get().handle(), assertion.userHandle())) {
                return refused(refusals.unverified(claimed, "the passkey belongs to another account"));
            }
            if (!ceremony.allows(passkey.owner())) {
                return refused(refusals.unverified(claimed, "a passkey of another account than the one that confirms"));
            }
            return webAuthn.verify(assertion, passkey.record())
                    .chain(verified -> admit(ceremony, passkey, verified, userAgent))
                    .onFailure(VerificationFailed.class)
                    .recoverWithUni(failure -> refused(refusals.unverified(claimed, failure.reason())));
        });
    }

    /** The account is read already: whether it is locked costs no statement. */
    private Uni<SignInResult> admit(AuthenticationCeremony ceremony, Passkey passkey, VerifiedAssertion assertion,
            String userAgent) {
        if (passkey.isSuspended()) {
            return refused(refusals.suspended(Claimed.of(passkey)));
        }
        return directory.findUnlocked(passkey.owner()).chain(owner -> owner.isEmpty()
                ? refused(refusals.accountLocked(Claimed.of(passkey)))
                : use(ceremony, passkey, assertion, userAgent));
    }

    private Uni<SignInResult> use(AuthenticationCeremony ceremony, Passkey passkey, VerifiedAssertion assertion,
            String userAgent) {
        return switch (passkey.use(assertion, ceremony.order(), clock.instant())) {
            case ADVANCED -> start(ceremony, passkey, userAgent);
            case REGRESSED -> note(passkey, assertion).chain(() -> start(ceremony, passkey, userAgent));
            case CLONED -> keychain.suspend(passkey.owner(), passkey.id(), Suspension.Reason.CLONE_SUSPECTED, by(passkey))
                    .chain(() -> refused(refusals.suspended(Claimed.of(passkey))));
        };
    }

    private Uni<SignInResult> start(AuthenticationCeremony ceremony, Passkey passkey, String userAgent) {
        return signIn.start(passkey.owner(), passkey.authentication(clock.instant()), userAgent)
                .map(cookie -> new SignInResult.Session(cookie, ceremony.returnTo()));
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
