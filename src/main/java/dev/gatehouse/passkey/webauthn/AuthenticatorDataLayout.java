package dev.gatehouse.passkey.webauthn;

import java.nio.ByteBuffer;
import java.util.Arrays;

import dev.gatehouse.passkey.VerificationFailed;

/**
 * The bytes of authenticator data (WebAuthn §6.1), which must be what its flags announce: a credential with AT, extensions with
 * ED, and nothing else.
 */
final class AuthenticatorDataLayout {

    private static final int HEAD = 37;
    private static final int FLAGS = 32;
    private static final int AT = 0x40;
    private static final int ED = 0x80;
    private static final int AAGUID_AND_LENGTH = 18;
    private static final int CBOR_MAP = 5;

    private AuthenticatorDataLayout() {
    }

    /** An assertion carries no credential (§6.1: "MUST NOT be included in assertions"). */
    static void requireAssertion(byte[] data) {
        if (data.length < HEAD || (data[FLAGS] & AT) != 0) {
            throw new VerificationFailed("the authenticator data is not that of an assertion");
        }
        requireExtensions(data, HEAD);
    }

    /** A registration carries a credential, and its key in exactly these bytes. */
    static void requireAttestation(byte[] data, byte[] publicKey) {
        if (data.length < HEAD + AAGUID_AND_LENGTH || (data[FLAGS] & AT) == 0) {
            throw new VerificationFailed("the authenticator data is not that of a registration");
        }
        int idLength = Short.toUnsignedInt(ByteBuffer.wrap(data).getShort(HEAD + AAGUID_AND_LENGTH - Short.BYTES));
        if (idLength == 0) {
            throw new VerificationFailed("the credential id is empty");
        }
        int from = HEAD + AAGUID_AND_LENGTH + idLength;
        int to = from + publicKey.length;
        if (to > data.length || !Arrays.equals(data, from, to, publicKey, 0, publicKey.length)) {
            throw new VerificationFailed("the key is not written as it must be");
        }
        requireExtensions(data, to);
    }

    /** That the map is whole, and the last thing there is, is what the library reads. */
    private static void requireExtensions(byte[] data, int from) {
        boolean announced = (data[FLAGS] & ED) != 0;
        if (announced != data.length > from || announced && (data[from] & 0xff) >> 5 != CBOR_MAP) {
            throw new VerificationFailed("the flags of the authenticator data do not agree with it");
        }
    }
}
