package dev.gatehouse.passkey.ceremony;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.passkey.CredentialDescriptor;
import dev.gatehouse.passkey.Keychain;
import dev.gatehouse.passkey.VerificationFailed;
import dev.gatehouse.passkey.json.AuthenticationResponse;
import dev.gatehouse.passkey.webauthn.Assertion;
import dev.gatehouse.passkey.webauthn.CollectedClientData;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.ReturnTo;
import io.smallrye.mutiny.Uni;

/** Signing in with a passkey (WebAuthn §7.2). The passkey says who it is; nobody types a name. */
@ApplicationScoped
class Login {

    private final Ceremonies ceremonies;
    private final Keychain keychain;
    private final LoginAdmission admission;
    private final CeremonyRefusals refusals;

    Login(Ceremonies ceremonies, Keychain keychain, LoginAdmission admission, CeremonyRefusals refusals) {
        this.ceremonies = ceremonies;
        this.keychain = keychain;
        this.admission = admission;
        this.refusals = refusals;
    }

    /** A sign-in that may begin; {@code allowed} is empty where any passkey will do. */
    record Begun(byte[] challenge, List<CredentialDescriptor> allowed) {
    }

    /** Begins a sign-in that goes on to {@code returnTo}. */
    Uni<Begun> begin(OpaqueToken browser, ReturnTo returnTo) {
        return ceremonies.begin(browser, Ceremony.signIn(returnTo)).map(challenge -> new Begun(challenge, List.of()));
    }

    /** Begins a sign-in by which somebody who is signed in confirms who they are. */
    Uni<Begun> confirm(OpaqueToken browser, ReturnTo returnTo, AccountId person) {
        return ceremonies.begin(browser, Ceremony.confirmation(returnTo, person))
                .chain(challenge -> keychain.descriptors(person).map(own -> new Begun(challenge, own)));
    }

    Uni<CeremonyResult> finish(OpaqueToken browser, AuthenticationResponse response, String userAgent) {
        return Uni.createFrom().item(response::assertion)
                .chain(assertion -> admit(browser, assertion, userAgent))
                .onFailure(VerificationFailed.class)
                .transform(refused -> refusals.unverified(CeremonyRefusals.SIGN_IN, refused.reason()));
    }

    private Uni<CeremonyResult> admit(OpaqueToken browser, Assertion assertion, String userAgent) {
        byte[] challenge = CollectedClientData.parse(assertion.clientDataJson()).challenge();
        return admission.admit(browser, challenge, assertion, userAgent).map(admitted -> switch (admitted) {
            case LoginAdmission.SignInResult.Session session ->
                new CeremonyResult(session.returnTo(), Optional.of(session.cookie()));
            case LoginAdmission.SignInResult.Refused refused -> throw refused.problem();
        });
    }
}
