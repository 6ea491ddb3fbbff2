package dev.gatehouse.passkey.webauthn;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.passkey.VerificationFailed;

/** Authenticator data is what its flags announce, byte for byte (WebAuthn §6.1). */
class AuthenticatorDataLayoutTest {

    private static final int UP_UV = 0x05;
    private static final int AT = 0x40;
    private static final int ED = 0x80;
    private static final byte[] KEY = { (byte) 0xa1, 1, 2 };
    private static final byte[] EMPTY_MAP = { (byte) 0xa0 };
    private static final byte[] NOTHING = {};

    @Test
    void anAssertionIsTheHeadAlone() {
        assertDoesNotThrow(() -> AuthenticatorDataLayout.requireAssertion(head(UP_UV)));
    }

    @Test
    void anAssertionMayHaveExtensions() {
        assertDoesNotThrow(() -> AuthenticatorDataLayout.requireAssertion(join(head(UP_UV | ED), EMPTY_MAP)));
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1, 36 })
    void anAssertionThatIsTooShortIsNone(int length) {
        refused(() -> AuthenticatorDataLayout.requireAssertion(new byte[length]));
    }

    /** §6.1: attested credential data "MUST NOT be included in assertions". */
    @Test
    void anAssertionCarriesNoCredential() {
        refused(() -> AuthenticatorDataLayout.requireAssertion(registration(UP_UV | AT, new byte[16], NOTHING)));
    }

    @Test
    void anAssertionHasNothingThatItDoesNotAnnounce() {
        refused(() -> AuthenticatorDataLayout.requireAssertion(join(head(UP_UV), EMPTY_MAP)));
        refused(() -> AuthenticatorDataLayout.requireAssertion(join(head(UP_UV), new byte[] { 0 })));
    }

    @Test
    void anAssertionHasTheExtensionsThatItAnnounces() {
        refused(() -> AuthenticatorDataLayout.requireAssertion(head(UP_UV | ED)));
    }

    @ParameterizedTest
    @ValueSource(ints = { 0x00, 0x40, 0x60, 0x80, 0xf6 })
    void extensionsAreAMap(int first) {
        refused(() -> AuthenticatorDataLayout.requireAssertion(join(head(UP_UV | ED), new byte[] { (byte) first })));
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 16, 300, 1023 })
    void aRegistrationIsHeadCredentialAndKey(int idLength) {
        assertDoesNotThrow(() -> AuthenticatorDataLayout
                .requireAttestation(registration(UP_UV | AT, new byte[idLength], NOTHING), KEY));
    }

    @Test
    void aRegistrationMayHaveExtensions() {
        assertDoesNotThrow(() -> AuthenticatorDataLayout
                .requireAttestation(registration(UP_UV | AT | ED, new byte[16], EMPTY_MAP), KEY));
    }

    @Test
    void aRegistrationWithoutACredentialIsNone() {
        refused(() -> AuthenticatorDataLayout.requireAttestation(head(UP_UV), KEY));
        refused(() -> AuthenticatorDataLayout.requireAttestation(head(UP_UV | AT), KEY));
        refused(() -> AuthenticatorDataLayout.requireAttestation(registration(UP_UV, new byte[16], NOTHING), KEY));
    }

    @Test
    void aCredentialHasAnId() {
        assertEquals("the credential id is empty",
                refused(() -> AuthenticatorDataLayout.requireAttestation(registration(UP_UV | AT, NOTHING, NOTHING), KEY)));
    }

    /** The key is kept in one form: where it came in another one, what was signed and what is kept would differ. */
    @Test
    void theKeyIsWrittenInExactlyTheBytesThatAreKept() {
        byte[] longer = { (byte) 0xa1, 1, 0x18, 2 };

        assertEquals("the key is not written as it must be", refused(() -> AuthenticatorDataLayout
                .requireAttestation(registration(UP_UV | AT, new byte[16], NOTHING), longer)));
        refused(() -> AuthenticatorDataLayout
                .requireAttestation(registration(UP_UV | AT, new byte[16], NOTHING), new byte[] { (byte) 0xa1, 1, 3 }));
    }

    @Test
    void theIdEndsWhereItSays() {
        byte[] data = registration(UP_UV | AT, new byte[16], NOTHING);
        data[54] = 15;
        refused(() -> AuthenticatorDataLayout.requireAttestation(data, KEY));
        data[53] = (byte) 0xff;
        refused(() -> AuthenticatorDataLayout.requireAttestation(data, KEY));
    }

    @Test
    void aRegistrationHasNothingBehindItsKeyThatItDoesNotAnnounce() {
        refused(() -> AuthenticatorDataLayout
                .requireAttestation(registration(UP_UV | AT, new byte[16], EMPTY_MAP), KEY));
        refused(() -> AuthenticatorDataLayout
                .requireAttestation(registration(UP_UV | AT | ED, new byte[16], NOTHING), KEY));
    }

    private static String refused(Runnable check) {
        return assertThrows(VerificationFailed.class, check::run).reason();
    }

    private static byte[] head(int flags) {
        byte[] head = new byte[37];
        head[32] = (byte) flags;
        return head;
    }

    private static byte[] registration(int flags, byte[] id, byte[] extensions) {
        byte[] length = { (byte) (id.length >> 8), (byte) id.length };
        return join(head(flags), new byte[16], length, id, KEY, extensions);
    }

    private static byte[] join(byte[]... parts) {
        var joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
