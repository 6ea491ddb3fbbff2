package dev.gatehouse.passkey.cose;

import java.math.BigInteger;

/** The curve P-256 (NIST SP 800-186 §3.2.1.3). It has no small subgroups: a point that is on it is as good as any. */
final class P256 {

    private static final int COORDINATE_BYTES = 32;
    private static final BigInteger P = hex("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
    private static final BigInteger B = hex("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b");
    private static final BigInteger THREE = BigInteger.valueOf(3);

    private P256() {
    }

    static boolean isOnCurve(byte[] x, byte[] y) {
        if (x == null || y == null || x.length != COORDINATE_BYTES || y.length != COORDINATE_BYTES) {
            return false;
        }
        var abscissa = new BigInteger(1, x);
        var ordinate = new BigInteger(1, y);
        if (abscissa.compareTo(P) >= 0 || ordinate.compareTo(P) >= 0) {
            return false;
        }
        var right = abscissa.multiply(abscissa).subtract(THREE).multiply(abscissa).add(B).mod(P);
        return ordinate.multiply(ordinate).mod(P).equals(right);
    }

    private static BigInteger hex(String digits) {
        return new BigInteger(digits, 16);
    }
}
