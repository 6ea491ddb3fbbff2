package dev.gatehouse.passkey.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.passkey.VerificationFailed;

/** {@code RegistrationResponseJSON} and {@code AuthenticationResponseJSON} (WebAuthn §5.1), before anything is verified. */
class ResponseJsonTest {

    private static final String TYPE = "public-key";

    @Test
    void aRegistrationIsReadIntoBytes() {
        var attestation = registration("AQID", List.of("usb")).attestation();

        assertArrayEquals(new byte[] { 1 }, attestation.clientDataJson());
        assertArrayEquals(new byte[] { 2 }, attestation.attestationObject());
        assertEquals(Set.of("usb"), attestation.transports());
    }

    @Test
    void anAuthenticationIsReadIntoBytes() {
        var assertion = authentication("AQID", "BA").assertion();

        assertArrayEquals(new byte[] { 1, 2, 3 }, assertion.credentialId());
        assertArrayEquals(new byte[] { 1 }, assertion.clientDataJson());
        assertArrayEquals(new byte[] { 2 }, assertion.authenticatorData());
        assertArrayEquals(new byte[] { 3 }, assertion.signature());
        assertArrayEquals(new byte[] { 4 }, assertion.userHandle());
    }

    /** A client may send anything (§5.8.4); what this level of the specification does not know is not kept. */
    @Test
    void unknownTransportsAreDropped() {
        assertEquals(Set.of("internal", "smart-card"),
                registration("AQID", Arrays.asList("internal", "carrier-pigeon", null, "smart-card", "internal", "USB"))
                        .attestation().transports());
        assertEquals(Set.of(), registration("AQID", null).attestation().transports());
    }

    @Test
    void aMissingFieldIsRefused() {
        assertEquals("a field is missing", reason(() -> new RegistrationResponse("AQID", "AQID", TYPE, null).attestation()));
        assertEquals("a field is missing", reason(() -> new AuthenticationResponse("AQID", "AQID", TYPE, null).assertion()));
        assertEquals("a field is missing", reason(() -> new RegistrationResponse("AQID", "AQID", TYPE,
                new RegistrationResponse.Response("AQ", null, List.of())).attestation()));
        assertEquals("a field is missing", reason(() -> authentication("AQID", null).assertion()),
                "discoverable credentials give a user handle (§7.2 step 6)");
    }

    @ParameterizedTest
    @ValueSource(strings = { "*", "A Q", "AQ==A", "+/==x", "A" })
    void whatIsNoBase64UrlIsRefused(String text) {
        assertEquals("a field is not base64url", reason(() -> authentication("AQID", text).assertion()));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "AQID, AQIE, public-key, id differs from rawId",
            "-, AQID, public-key, id differs from rawId",
            "AQID, -, public-key, id differs from rawId",
            "AQID, AQID=, public-key, id differs from rawId",
            "'', '', public-key, the credential id is empty",
            "AQID, AQID, password, type is not public-key",
            "AQID, AQID, PUBLIC-KEY, type is not public-key",
            "AQID, AQID, -, type is not public-key" })
    void theCredentialIsNamedOnceAndTheSame(String id, String rawId, String type, String reason) {
        assertEquals(reason, reason(() -> new AuthenticationResponse(id, rawId, type, null).assertion()));
        assertEquals(reason, reason(() -> new RegistrationResponse(id, rawId, type, null).attestation()));
    }

    private static RegistrationResponse registration(String id, List<String> transports) {
        return new RegistrationResponse(id, id, TYPE, new RegistrationResponse.Response("AQ", "Ag", transports));
    }

    private static AuthenticationResponse authentication(String id, String userHandle) {
        return new AuthenticationResponse(id, id, TYPE, new AuthenticationResponse.Response("AQ", "Ag", "Aw", userHandle));
    }

    private static String reason(Runnable read) {
        return assertThrows(VerificationFailed.class, read::run).reason();
    }
}
