package dev.gatehouse.passkey.ceremony;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Directory;
import dev.gatehouse.account.RegistrationPermit;
import dev.gatehouse.account.UserEntity;
import dev.gatehouse.account.invitation.Enrolment;
import dev.gatehouse.account.invitation.InvitationOffer;
import dev.gatehouse.account.session.CurrentSession;
import dev.gatehouse.account.session.FreshSignIn;
import dev.gatehouse.passkey.CredentialDescriptor;
import dev.gatehouse.passkey.Keychain;
import dev.gatehouse.passkey.Passkeys;
import dev.gatehouse.passkey.VerificationFailed;
import dev.gatehouse.passkey.json.Base64Url;
import dev.gatehouse.passkey.json.RegistrationResponse;
import dev.gatehouse.passkey.webauthn.Attestation;
import dev.gatehouse.passkey.webauthn.CollectedClientData;
import dev.gatehouse.passkey.webauthn.UserHandle;
import dev.gatehouse.passkey.webauthn.WebAuthn;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.Randomness;
import io.smallrye.mutiny.Uni;

/**
 * Making a passkey (WebAuthn §7.1): for an invited person, for a newcomer where anybody may come, or one more for its owner.
 */
@ApplicationScoped
class Registration {

    private final Ceremonies ceremonies;
    private final Enrolment enrolment;
    private final Directory directory;
    private final CurrentSession current;
    private final FreshSignIn freshSignIn;
    private final Keychain keychain;
    private final NewPasskey newPasskey;
    private final WebAuthn webAuthn;
    private final CeremonyRefusals refusals;
    private final Randomness randomness;

    Registration(Ceremonies ceremonies, Enrolment enrolment, Directory directory, CurrentSession current,
            FreshSignIn freshSignIn, Keychain keychain, NewPasskey newPasskey, WebAuthn webAuthn, CeremonyRefusals refusals,
            Randomness randomness) {
        this.ceremonies = ceremonies;
        this.enrolment = enrolment;
        this.directory = directory;
        this.current = current;
        this.freshSignIn = freshSignIn;
        this.keychain = keychain;
        this.newPasskey = newPasskey;
        this.webAuthn = webAuthn;
        this.refusals = refusals;
        this.randomness = randomness;
    }

    /**
     * Who asks to register.
     *
     * @param ticket of an enrolment link; may be missing
     * @param name of a newcomer without a link, or with one that names nobody; may be missing
     */
    record RegistrationRequest(@Nullable String ticket, @Nullable String name) {

        Optional<OpaqueToken> byTicket() {
            return Optional.ofNullable(ticket).filter(given -> !given.isEmpty()).map(OpaqueToken::of);
        }

        Optional<String> byName() {
            return Optional.ofNullable(name);
        }
    }

    /** A registration that may begin. */
    record Begun(String name, byte[] handle, byte[] challenge, List<CredentialDescriptor> known) {
    }

    Uni<Begun> begin(OpaqueToken browser, RegistrationRequest request) {
        if (request.byTicket().isPresent()) {
            var ticket = request.byTicket().get();
            return enrolment.offer(ticket).chain(offer -> begin(browser, ticket, offer, offer.permitFor(request.byName())));
        }
        if (request.byName().isPresent()) {
            var permit = enrolment.withoutTicket(request.byName().get());
            return begin(browser, permit, permit.name(), UserHandle.of(browser, permit.name()));
        }
        return beginForOwner(browser);
    }

    private Uni<Begun> begin(OpaqueToken browser, OpaqueToken ticket, InvitationOffer offer,
            RegistrationPermit.ByInvitation permit) {
        return offer.account().map(account -> beginFor(account, permit, offer.replacesPasskeys(), browser))
                .orElseGet(() -> begin(browser, permit, permit.name(), UserHandle.of(ticket)));
    }

    private Uni<Begun> begin(OpaqueToken browser, RegistrationPermit permit, String name, UserHandle same) {
        return directory.hasHandle(same.bytes())
                .map(taken -> taken ? randomness.bytes(UserEntity.HANDLE_BYTES) : same.bytes())
                .chain(handle -> ceremonies.begin(browser, Ceremony.registration(permit, handle))
                        .map(challenge -> new Begun(name, handle, challenge, List.of())));
    }

    private Uni<Begun> beginForOwner(OpaqueToken browser) {
        return freshSignIn.requireFor(CeremonyRefusals.REGISTRATION).chain(person -> beginFor(person.account(),
                new RegistrationPermit.ByOwner(person.account()), false, browser));
    }

    /**
     * For an account that is there. A device that has a passkey of it is kept from making a second one, but for one that is
     * about to go: the new one takes its place.
     */
    private Uni<Begun> beginFor(AccountId owner, RegistrationPermit permit, boolean replaces, OpaqueToken browser) {
        Uni<List<CredentialDescriptor>> excluded = replaces ? Uni.createFrom().item(List.of()) : keychain.descriptors(owner);
        return directory.userEntity(owner)
                .map(found -> found.orElseThrow(Problem::notFound))
                .chain(user -> excluded.invoke(this::requireRoom)
                        .chain(known -> ceremonies.begin(browser, Ceremony.registration(permit, user.handle()))
                                .map(challenge -> new Begun(user.name(), user.handle(), challenge, known))));
    }

    private void requireRoom(List<CredentialDescriptor> known) {
        if (known.size() >= Passkeys.MOST) {
            throw refusals.tooManyPasskeys();
        }
    }

    Uni<CeremonyResult> finish(OpaqueToken browser, RegistrationResponse response, String userAgent) {
        return Uni.createFrom().item(response::attestation)
                .chain(attestation -> verify(browser, attestation, response.rawId(), userAgent))
                .onFailure(VerificationFailed.class)
                .transform(refused -> refusals.unverified(CeremonyRefusals.REGISTRATION, refused.reason()))
                .onFailure(ConstraintViolationException.class)
                .transform(taken -> refusals.alreadyRegistered());
    }

    private Uni<CeremonyResult> verify(OpaqueToken browser, Attestation attestation, String rawId, String userAgent) {
        byte[] challenge = CollectedClientData.parse(attestation.clientDataJson()).challenge();
        return ceremonies.takeRegistration(challenge, browser)
                .map(found -> found.orElseThrow(() -> refusals.stale(CeremonyRefusals.REGISTRATION)))
                .invoke(ceremony -> requireOwner(ceremony.permit()))
                .chain(ceremony -> webAuthn.verify(attestation)
                        .invoke(credential -> requireNamed(rawId, credential.id()))
                        .chain(credential -> newPasskey.keep(ceremony, credential, userAgent)));
    }

    /** Who adds a passkey is still signed in, to the same account, when the device responds. */
    private void requireOwner(RegistrationPermit permit) {
        if (permit instanceof RegistrationPermit.ByOwner owner
                && current.find().filter(person -> person.account().equals(owner.account())).isEmpty()) {
            throw new VerificationFailed("the owner is not signed in any more");
        }
    }

    /** The name around the attestation is the name inside it, which is the one that counts. */
    private static void requireNamed(String rawId, byte[] attested) {
        if (!rawId.equals(Base64Url.encode(attested))) {
            throw new VerificationFailed("rawId differs from the attested credential id");
        }
    }
}
