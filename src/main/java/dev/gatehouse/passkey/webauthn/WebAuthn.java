package dev.gatehouse.passkey.webauthn;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import com.webauthn4j.async.WebAuthnAsyncManager;
import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;

import dev.gatehouse.passkey.CredentialRecord;
import dev.gatehouse.passkey.SignCounter;
import dev.gatehouse.passkey.VerificationFailed;
import dev.gatehouse.passkey.VerifiedAssertion;
import dev.gatehouse.passkey.VerifiedCredential;
import dev.gatehouse.passkey.cose.CoseAlgorithm;
import dev.gatehouse.passkey.cose.CredentialPublicKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/**
 * The one door to the WebAuthn library: the verification procedures of WebAuthn §7.1 and §7.2, for what the caller has not done
 * itself (the challenge is found and consumed before, the counter is judged after). Signatures are checked on a worker.
 */
@ApplicationScoped
public class WebAuthn {

    private static final int AAGUID_AND_LENGTH = 18;

    private static final List<PublicKeyCredentialParameters> OFFERED = Stream.of(CoseAlgorithm.values())
            .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY,
                    COSEAlgorithmIdentifier.create(algorithm.cose())))
            .toList();

    private final RelyingParty relyingParty;
    private final Vertx vertx;
    private final WebAuthnAsyncManager library;
    private final AttestedCredentialDataConverter credentials;
    private final AttestationObjectConverter attestations;

    WebAuthn(RelyingParty relyingParty, Vertx vertx) {
        this.relyingParty = relyingParty;
        this.vertx = vertx;
        var converter = new ObjectConverter();
        this.library = WebAuthnAsyncManager.createNonStrictWebAuthnAsyncManager(converter);
        this.credentials = new AttestedCredentialDataConverter(converter);
        this.attestations = new AttestationObjectConverter(converter);
    }

    /** Verifies a registration (§7.1); fails with {@link VerificationFailed}. */
    public Uni<VerifiedCredential> verify(Attestation response) {
        return onWorker(() -> verified(() -> library.verify(
                new RegistrationRequest(response.attestationObject(), response.clientDataJson(), response.transports()),
                new RegistrationParameters(expected(response.clientDataJson()), OFFERED, true, true))
                .thenApply(data -> credential(data, response.attestationObject()))));
    }

    /** Verifies an authentication (§7.2) by a known credential; fails with {@link VerificationFailed}. */
    public Uni<VerifiedAssertion> verify(Assertion response, CredentialRecord credential) {
        return onWorker(() -> verified(() -> {
            AuthenticatorDataLayout.requireAssertion(response.authenticatorData());
            return library.verify(
                    new AuthenticationRequest(response.credentialId(), response.userHandle(), response.authenticatorData(),
                            response.clientDataJson(), response.signature()),
                    new AuthenticationParameters(expected(response.clientDataJson()), stored(credential), null, true, true))
                    .thenApply(WebAuthn::assertion);
        }));
    }

    private ServerProperty expected(byte[] clientDataJson) {
        var clientData = CollectedClientData.parse(clientDataJson);
        if (clientData.foreignFrame()) {
            throw new VerificationFailed("cross-origin frame");
        }
        if (!relyingParty.origins().contains(clientData.origin())) {
            throw new VerificationFailed("the origin is not ours");
        }
        Set<Origin> origins = relyingParty.origins().stream().map(Origin::new).collect(Collectors.toSet());
        return ServerProperty.builder().origins(origins).rpId(relyingParty.id())
                .challenge(new DefaultChallenge(clientData.challenge())).build();
    }

    /** The stored counter is given as zero: it is judged by {@link SignCounter}, under the lock of its row. */
    private CredentialRecordImpl stored(CredentialRecord credential) {
        var attested = new AttestedCredentialData(
                new AAGUID(credential.aaguid()), credential.id(),
                credentials.convert(withPrefix(credential)).getCOSEKey());
        return new CredentialRecordImpl(new NoneAttestationStatement(), true, credential.backupEligible(),
                credential.backedUp(),
                0, attested, null, null, null, Set.of());
    }

    private static byte[] withPrefix(CredentialRecord credential) {
        return ByteBuffer.allocate(AAGUID_AND_LENGTH + credential.publicKey().length)
                .position(AAGUID_AND_LENGTH).put(credential.publicKey()).array();
    }

    private VerifiedCredential credential(RegistrationData data, byte[] attestationObject) {
        var authenticator = data.getAttestationObject().getAuthenticatorData();
        var attested = authenticator.getAttestedCredentialData();
        byte[] publicKey = CredentialPublicKey.encoded(attested == null ? null : attested.getCOSEKey());
        AuthenticatorDataLayout.requireAttestation(attestations.extractAuthenticatorData(attestationObject), publicKey);
        UUID aaguid = attested.getAaguid().getValue() == null ? new UUID(0, 0) : attested.getAaguid().getValue();
        Set<String> transports = data.getTransports() == null ? Set.of()
                : data.getTransports().stream().map(AuthenticatorTransport::getValue).collect(Collectors.toSet());
        return new VerifiedCredential(attested.getCredentialId(), publicKey,
                Math.toIntExact(attested.getCOSEKey().getAlgorithm().getValue()), authenticator.getSignCount(), aaguid,
                transports,
                authenticator.isFlagBE(), authenticator.isFlagBS(), authenticator.isFlagUV());
    }

    private static VerifiedAssertion assertion(AuthenticationData data) {
        var authenticator = data.getAuthenticatorData();
        return new VerifiedAssertion(authenticator.getSignCount(), authenticator.isFlagBS());
    }

    private <T> Uni<T> onWorker(Callable<T> verification) {
        return Uni.createFrom().completionStage(() -> vertx.executeBlocking(verification, false).toCompletionStage());
    }

    /** The library completes at once; whatever it throws at bytes that a stranger sent is a refusal. */
    private static <T> T verified(Supplier<CompletionStage<T>> verification) {
        try {
            return verification.get().toCompletableFuture().join();
        } catch (VerificationFailed refused) {
            throw refused;
        } catch (CompletionException refused) {
            throw refused.getCause() instanceof VerificationFailed ours ? ours
                    : new VerificationFailed(
                            Objects.requireNonNullElse(refused.getCause(), refused).getClass().getSimpleName());
        } catch (RuntimeException refused) {
            throw new VerificationFailed(refused.getClass().getSimpleName());
        }
    }
}
