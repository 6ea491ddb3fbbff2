package dev.gatehouse.passkey.webauthn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;

import dev.gatehouse.passkey.CredentialRecord;
import dev.gatehouse.passkey.PasskeyConfig;
import dev.gatehouse.passkey.VerificationFailed;
import dev.gatehouse.passkey.VerifiedAssertion;
import dev.gatehouse.passkey.VerifiedCredential;
import dev.gatehouse.testing.Settings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/**
 * The vectors of WebAuthn Level 3, appendix "Test Vectors" (sctn-test-vectors): what our policy says of each ceremony, and what
 * the library says where the policy is relaxed (no user verification, any algorithm, frames of other origins).
 */
class WebAuthnTestVectorsTest {

    private static final String PREFIX = "sctn-test-vectors-";
    private static final JsonObject PUBLISHED = published();
    private static final Map<String, JsonObject> VECTORS = PUBLISHED.getJsonArray("vectors").stream()
            .map(JsonObject.class::cast)
            .collect(Collectors.toMap(vector -> vector.getString("section").substring(PREFIX.length()), vector -> vector));
    private static final int HEAD = 37;
    private static final int FLAGS = 32;
    private static final int BE = 0x08;
    private static final int BS = 0x10;
    private static final Vertx VERTX = Vertx.vertx();

    /** The issuer is not asked, where both are set. */
    private final WebAuthn ours = new WebAuthn(new RelyingParty(Settings.of(PasskeyConfig.class, Map.of(
            "gatehouse.passkey.rp-id", PUBLISHED.getString("relyingParty"),
            "gatehouse.passkey.origins", PUBLISHED.getString("origin"))), null), VERTX);

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void areAllThere() {
        assertEquals(15, VECTORS.size());
    }

    /**
     * Section, what our policy says of the registration and of the authentication, and what the library says when relaxed. It
     * does not read Ed448 keys, nor a TPM statement whose qualified name is empty, and takes U2F statements of authenticators
     * without an AAGUID only.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
            "none-es256                    | UserNotVerified     | UserNotVerified | passes | passes",
            "packed-self-es256             | passes              | UserNotVerified | passes | passes",
            "none-es256-crossOrigin        | cross-origin frame  | cross-origin frame | passes | passes",
            "none-es256-topOrigin          | cross-origin frame  | cross-origin frame | passes | passes",
            "none-es256-long-credential-id | UserNotVerified     | passes          | passes | passes",
            "packed-es256                  | passes              | passes          | passes | passes",
            "packed-es384                  | UserNotVerified     | passes          | passes | passes",
            "packed-es512                  | NotAllowedAlgorithm | UserNotVerified | passes | passes",
            "packed-rs256                  | passes              | UserNotVerified | passes | passes",
            "packed-eddsa                  | UserNotVerified     | UserNotVerified | passes | passes",
            "packed-ed448                  | DataConversion      | DataConversion  | DataConversion | DataConversion",
            "tpm-es256                     | BufferUnderflow     | passes          | BufferUnderflow | passes",
            "android-key-es256             | passes              | UserNotVerified | passes | passes",
            "apple-es256                   | UserNotVerified     | UserNotVerified | passes | passes",
            "fido-u2f-es256                | UserNotVerified     | UserNotVerified | BadAaguid | passes" })
    void areJudged(String section, String registration, String authentication, String relaxedRegistration,
            String relaxedAuthentication) {
        var vector = VECTORS.get(section);

        var says = Stream.<Supplier<Object>> of(() -> registered(vector), () -> authenticated(vector), () -> relaxed(vector),
                () -> relaxedAuthentication(vector)).map(WebAuthnTestVectorsTest::outcome).toList();

        assertEquals(Stream.of(registration, authentication, relaxedRegistration, relaxedAuthentication).toList(), says);
    }

    @ParameterizedTest
    @CsvSource({ "packed-es256, -7", "packed-rs256, -257", "android-key-es256, -7", "packed-self-es256, -7" })
    void areKeptAsTheyWerePublished(String section, int algorithm) {
        var vector = VECTORS.get(section);

        var kept = registered(vector);

        assertArrayEquals(bytes(vector, "credentialId"), kept.id());
        assertEquals(algorithm, kept.algorithm());
        var object = bytes(vector.getJsonObject("registration"), "attestationObject");
        assertEquals(HexFormat.of().formatHex(object).indexOf(HexFormat.of().formatHex(kept.publicKey())) / 2,
                object.length - kept.publicKey().length, "the key is the last thing in it, and written as we write it");
    }

    private VerifiedCredential registered(JsonObject vector) {
        var registration = vector.getJsonObject("registration");
        return await(
                ours.verify(new Attestation(bytes(registration, "clientDataJSON"), bytes(registration, "attestationObject"),
                        Set.of())));
    }

    private VerifiedAssertion authenticated(JsonObject vector) {
        var authentication = vector.getJsonObject("authentication");
        byte[] id = bytes(vector, "credentialId");
        byte[] data = authenticatorData(vector);
        var aaguid = ByteBuffer.wrap(data, HEAD, 16);
        var known = new CredentialRecord(id, Arrays.copyOfRange(data, HEAD + 18 + id.length, data.length),
                new UUID(aaguid.getLong(), aaguid.getLong()), (data[FLAGS] & BE) != 0, (data[FLAGS] & BS) != 0);
        return await(ours.verify(new Assertion(known.id(), new byte[64], bytes(authentication, "clientDataJSON"),
                bytes(authentication, "authenticatorData"), bytes(authentication, "signature")), known));
    }

    /** It is the last thing in each attestation object, and begins with the hash of the relying party's id. */
    private static byte[] authenticatorData(JsonObject vector) {
        var hash = vector.getJsonObject("authentication").getString("authenticatorData").substring(0, 64);
        var object = vector.getJsonObject("registration").getString("attestationObject");
        return HexFormat.of().parseHex(object.substring(object.lastIndexOf(hash)));
    }

    private static RegistrationData relaxed(JsonObject vector) {
        var registration = vector.getJsonObject("registration");
        return library().verify(
                new RegistrationRequest(bytes(registration, "attestationObject"), bytes(registration, "clientDataJSON")),
                new RegistrationParameters(expected(registration), null, false, true));
    }

    private static Object relaxedAuthentication(JsonObject vector) {
        var authentication = vector.getJsonObject("authentication");
        byte[] data = authenticatorData(vector);
        var attested = new AttestedCredentialDataConverter(new ObjectConverter())
                .convert(Arrays.copyOfRange(data, HEAD, data.length));
        var credential = new CredentialRecordImpl(new NoneAttestationStatement(), null, (data[FLAGS] & BE) != 0,
                (data[FLAGS] & BS) != 0, 0, attested, null, null, null, Set.of());
        return library().verify(
                new AuthenticationRequest(bytes(vector, "credentialId"), new byte[64],
                        bytes(authentication, "authenticatorData"),
                        bytes(authentication, "clientDataJSON"), bytes(authentication, "signature")),
                new AuthenticationParameters(expected(authentication), credential, null, false, true));
    }

    private static WebAuthnManager library() {
        return WebAuthnManager.createNonStrictWebAuthnManager();
    }

    private static ServerProperty expected(JsonObject ceremony) {
        return ServerProperty.builder().origin(new Origin(PUBLISHED.getString("origin"))).anyTopOrigin()
                .rpId(PUBLISHED.getString("relyingParty")).challenge(new DefaultChallenge(bytes(ceremony, "challenge")))
                .build();
    }

    private static String outcome(Supplier<Object> ceremony) {
        try {
            ceremony.get();
            return "passes";
        } catch (VerificationFailed refused) {
            return refused.reason().replace("Exception", "");
        } catch (RuntimeException refused) {
            return refused.getClass().getSimpleName().replace("Exception", "");
        }
    }

    private static <T> T await(Uni<T> ceremony) {
        return ceremony.await().atMost(Duration.ofSeconds(10));
    }

    private static byte[] bytes(JsonObject from, String field) {
        return HexFormat.of().parseHex(from.getString(field));
    }

    private static JsonObject published() {
        try (InputStream file = WebAuthnTestVectorsTest.class.getResourceAsStream("/webauthn-l3-test-vectors.json")) {
            return new JsonObject(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
