package dev.gatehouse.passkey.cose;

import java.math.BigInteger;

import org.jspecify.annotations.Nullable;

/**
 * Points of Ed25519 (RFC 8032 §5.1). Eight of them are of low order: a signature that anybody can write verifies under them,
 * for some messages or for all.
 */
final class Ed25519 {

    private static final int BYTES = 32;
    private static final int COFACTOR_BITS = 3;
    private static final BigInteger ONE = BigInteger.ONE;
    private static final BigInteger TWO = BigInteger.TWO;
    private static final BigInteger P = TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger D = BigInteger.valueOf(-121665).multiply(BigInteger.valueOf(121666).modInverse(P)).mod(P);
    private static final BigInteger ROOT_OF_MINUS_ONE = TWO.modPow(P.subtract(ONE).shiftRight(2), P);

    private Ed25519() {
    }

    private record Point(BigInteger x, BigInteger y) {

        /** The addition law (RFC 8032 §5.1.4) for a point and itself; it is complete, so nothing is divided by zero. */
        Point doubled() {
            var xx = x.multiply(x).mod(P);
            var yy = y.multiply(y).mod(P);
            var dxxyy = D.multiply(xx).multiply(yy).mod(P);
            return new Point(x.multiply(y).shiftLeft(1).multiply(ONE.add(dxxyy).modInverse(P)).mod(P),
                    yy.add(xx).multiply(ONE.subtract(dxxyy).modInverse(P)).mod(P));
        }

        boolean isNeutral() {
            return x.signum() == 0 && y.equals(ONE);
        }
    }

    /** Whether the bytes are a point, written as it must be, and not one of low order. */
    static boolean isSound(byte[] encoded) {
        if (encoded == null || encoded.length != BYTES) {
            return false;
        }
        var point = decoded(encoded);
        for (int i = 0; i < COFACTOR_BITS && point != null; i++) {
            point = point.doubled();
        }
        return point != null && !point.isNeutral();
    }

    /** RFC 8032 §5.1.3; {@code null} where the bytes are no point. */
    private static @Nullable Point decoded(byte[] encoded) {
        byte[] bigEndian = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            bigEndian[i] = encoded[BYTES - 1 - i];
        }
        boolean odd = (bigEndian[0] & 0x80) != 0;
        bigEndian[0] &= 0x7f;
        var y = new BigInteger(1, bigEndian);
        if (y.compareTo(P) >= 0) {
            return null;
        }
        var yy = y.multiply(y).mod(P);
        var xx = yy.subtract(ONE).multiply(D.multiply(yy).add(ONE).modInverse(P)).mod(P);
        var x = rootOf(xx);
        if (x == null || x.signum() == 0 && odd) {
            return null;
        }
        return new Point(x.testBit(0) == odd ? x : P.subtract(x), y);
    }

    private static @Nullable BigInteger rootOf(BigInteger square) {
        var root = square.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
        if (!root.multiply(root).mod(P).equals(square)) {
            root = root.multiply(ROOT_OF_MINUS_ONE).mod(P);
        }
        return root.multiply(root).mod(P).equals(square) ? root : null;
    }
}
