package dev.gatehouse.passkey.cose;

import org.jspecify.annotations.Nullable;

import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.authenticator.Curve;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.authenticator.EdDSACOSEKey;
import com.webauthn4j.data.attestation.authenticator.RSACOSEKey;

import dev.gatehouse.passkey.VerificationFailed;

/**
 * Judges the public key of a new passkey and writes it anew: in the canonical CBOR of CTAP2, with the members that it needs and
 * no other one (WebAuthn §6.5.1.1).
 */
public final class CredentialPublicKey {

    private static final int KTY = 1;
    private static final int ALG = 3;
    private static final int OKP = 1;
    private static final int EC2 = 2;
    private static final int RSA = 3;
    private static final int P_256 = 1;
    private static final int ED25519 = 6;

    private CredentialPublicKey() {
    }

    /** The bytes to keep; fails with {@link VerificationFailed} where the key is none that only its holder can sign with. */
    public static byte[] encoded(@Nullable COSEKey key) {
        if (key == null || key.getAlgorithm() == null) {
            throw new VerificationFailed("the key names no algorithm");
        }
        long algorithm = key.getAlgorithm().getValue();
        return switch (key) {
            case EC2COSEKey ec when algorithm == CoseAlgorithm.ES256.cose() -> es256(ec);
            case EdDSACOSEKey okp when algorithm == CoseAlgorithm.EDDSA.cose() -> eddsa(okp);
            case RSACOSEKey rsa when algorithm == CoseAlgorithm.RS256.cose() -> rs256(rsa);
            default -> throw new VerificationFailed("the key does not fit its algorithm");
        };
    }

    /** Keys with ES256 are on P-256, and not compressed (§5.8.5). */
    private static byte[] es256(EC2COSEKey key) {
        if (key.getCurve() != Curve.SECP256R1 || !P256.isOnCurve(key.getX(), key.getY())) {
            throw new VerificationFailed("the key is no point on P-256");
        }
        return new CanonicalMap(5).put(KTY, EC2).put(ALG, CoseAlgorithm.ES256.cose()).put(-1, P_256).put(-2, key.getX())
                .put(-3, key.getY()).bytes();
    }

    /** Keys with EdDSA are on Ed25519 (§5.8.5). */
    private static byte[] eddsa(EdDSACOSEKey key) {
        if (key.getCurve() != Curve.ED25519 || !Ed25519.isSound(key.getX())) {
            throw new VerificationFailed("the key is no point of Ed25519 that only one key signs for");
        }
        return new CanonicalMap(4).put(KTY, OKP).put(ALG, CoseAlgorithm.EDDSA.cose()).put(-1, ED25519).put(-2, key.getX())
                .bytes();
    }

    private static byte[] rs256(RSACOSEKey key) {
        if (!RsaPublicKey.isSound(key.getN(), key.getE())) {
            throw new VerificationFailed("the key is no RSA key of 2048 to 4096 bits with e = 65537");
        }
        return new CanonicalMap(4).put(KTY, RSA).put(ALG, CoseAlgorithm.RS256.cose()).put(-1, key.getN())
                .put(-2, key.getE()).bytes();
    }
}
