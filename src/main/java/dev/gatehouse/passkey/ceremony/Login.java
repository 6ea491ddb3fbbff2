package dev.gatehouse.passkey.ceremony;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.passkey.Assertion;
import dev.gatehouse.passkey.CredentialReference;
import dev.gatehouse.passkey.Keychain;
import dev.gatehouse.passkey.Unverified;
import dev.gatehouse.passkey.WebAuthn;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.ReturnTo;
import io.smallrye.mutiny.Uni;

/** Signing in with a passkey (WebAuthn §7.2). The passkey says who it is; nobody types a name. */
@ApplicationScoped
class Login {

    private final CeremonyOpening ceremonies;
    private final Keychain keychain;
    private final LoginAdmission admission;
    private final WebAuthn webAuthn;
    private final Refusals refusals;

    Login(CeremonyOpening ceremonies, Keychain keychain, LoginAdmission admission, WebAuthn webAuthn, Refusals refusals) {
        this.ceremonies = ceremonies;
        this.keychain = keychain;
        this.admission = admission;
        this.webAuthn = webAuthn;
        this.refusals = refusals;
    }

    /** A sign-in that may begin; {@code allowed} is empty where any passkey will do. */
    record Begun(byte[] challenge, List<CredentialReference> allowed) {
    }

    /** Begins a sign-in that goes on to {@code returnTo}. */
    Uni<Begun> begin(OpaqueToken browser, ReturnTo returnTo) {
        return ceremonies.signIn(browser, returnTo).map(challenge -> new Begun(challenge, List.of()));
    }

    /** Begins a sign-in by which somebody who is signed in confirms who they are. */
    Uni<Begun> confirm(OpaqueToken browser, ReturnTo returnTo, AccountId person) {
        return ceremonies.confirmation(browser, returnTo, person)
                .chain(challenge -> keychain.references(person).map(own -> new Begun(challenge, own)));
    }

    Uni<Signed> finish(OpaqueToken browser, AuthenticationAnswer answer, String userAgent) {
        return Uni.createFrom().item(answer::assertion)
                .chain(assertion -> verify(browser, assertion, userAgent))
                .onFailure(Unverified.class)
                .transform(refused -> refusals.unverified(Refusals.SIGN_IN, refused.reason()));
    }

    private Uni<Signed> verify(OpaqueToken browser, Assertion assertion, String userAgent) {
        return ceremonies.take(Purpose.AUTHENTICATION, assertion.clientDataJson(), browser)
                .map(found -> found.orElseThrow(() -> refusals.stale(Refusals.SIGN_IN)))
                .chain(ceremony -> admission.claimed(assertion)
                        .invoke(claimed -> requireAllowed(ceremony, claimed))
                        .chain(claimed -> webAuthn.verify(assertion, claimed.credential())
                                .chain(verified -> admission.admit(claimed, verified, ceremony.number(), userAgent))
                                .map(admitted -> signed(admitted, claimed, ceremony.returnTo()))
                                .onFailure(Unverified.class)
                                .transform(refused -> refusals.unverified(claimed, refused.reason()))));
    }

    private void requireAllowed(Ceremony ceremony, LoginAdmission.Claimed claimed) {
        if (!ceremony.allows(claimed.account())) {
            throw refusals.unverified(claimed, "a passkey of another account than the one that confirms");
        }
    }

    private Signed signed(Admitted admitted, LoginAdmission.Claimed claimed, ReturnTo returnTo) {
        return switch (admitted) {
            case Admitted.Session session -> new Signed(returnTo, Optional.of(session.cookie()));
            case Admitted.Suspended suspended -> throw refusals.suspended(claimed);
            case Admitted.AccountLocked locked -> throw refusals.accountLocked(claimed);
        };
    }
}
