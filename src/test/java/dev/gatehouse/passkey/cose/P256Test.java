package dev.gatehouse.passkey.cose;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Points on P-256 (NIST SP 800-186 §3.2.1.3). */
class P256Test {

    private static final byte[] X = hex("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296");
    private static final byte[] Y = hex("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5");
    private static final BigInteger P = new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
            16);

    @Test
    void hasItsGenerator() {
        assertTrue(P256.isOnCurve(X, Y));
    }

    @Test
    void hasTheGeneratorsMirrorImage() {
        assertTrue(P256.isOnCurve(X, bytes(P.subtract(new BigInteger(1, Y)))));
    }

    @RepeatedTest(5)
    void hasAnyKeyThatJavaMakes() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var point = ((ECPublicKey) generator.generateKeyPair().getPublic()).getW();

        assertTrue(P256.isOnCurve(bytes(point.getAffineX()), bytes(point.getAffineY())));
    }

    @Test
    void hasNoKeyOfAnotherCurve() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp384r1"));
        var point = ((ECPublicKey) generator.generateKeyPair().getPublic()).getW();

        assertFalse(P256.isOnCurve(point.getAffineX().toByteArray(), point.getAffineY().toByteArray()));
    }

    @Test
    void hasNothingBesideIt() {
        byte[] beside = Y.clone();
        beside[31] ^= 1;

        assertFalse(P256.isOnCurve(X, beside));
        assertFalse(P256.isOnCurve(Y, X));
        assertFalse(P256.isOnCurve(new byte[32], new byte[32]));
    }

    /** A coordinate has one form: 32 bytes, and less than the prime. */
    @Test
    void takesACoordinateInOneFormAlone() {
        assertFalse(P256.isOnCurve(hex("00" + HexFormat.of().formatHex(X)), Y));
        assertFalse(P256.isOnCurve(X, new byte[31]));
        assertFalse(P256.isOnCurve(bytes(P), Y));
        assertFalse(P256.isOnCurve(X, bytes(P)));
        assertFalse(P256.isOnCurve(null, Y));
        assertFalse(P256.isOnCurve(X, null));
    }

    private static byte[] bytes(BigInteger number) {
        byte[] all = number.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(all.length, 32);
        System.arraycopy(all, all.length - length, fixed, 32 - length, length);
        return fixed;
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
