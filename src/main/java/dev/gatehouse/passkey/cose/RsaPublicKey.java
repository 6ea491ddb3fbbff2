package dev.gatehouse.passkey.cose;

import java.math.BigInteger;

/** RSA keys that are long enough, that the library verifies in bounded time, and whose factors are not written on them. */
final class RsaPublicKey {

    private static final int SHORTEST = 2048;
    private static final int LONGEST = 4096;
    private static final BigInteger F4 = BigInteger.valueOf(65537);
    /** All primes up to 541 multiplied: who finds a common factor has the private key. */
    private static final BigInteger SMALL_PRIMES = smallPrimes();
    /** A modulus that is itself a prime has a private exponent that anybody can compute. */
    private static final int CERTAINTY = 20;

    private RsaPublicKey() {
    }

    static boolean isSound(byte[] n, byte[] e) {
        if (n == null || e == null || n.length > LONGEST / Byte.SIZE || !new BigInteger(1, e).equals(F4)) {
            return false;
        }
        var modulus = new BigInteger(1, n);
        return modulus.bitLength() >= SHORTEST
                && isShortest(n) && isShortest(e)
                && modulus.gcd(SMALL_PRIMES).equals(BigInteger.ONE)
                && !modulus.isProbablePrime(CERTAINTY);
    }

    /** Without zeros in front (RFC 8230 §4). */
    private static boolean isShortest(byte[] number) {
        return number[0] != 0;
    }

    private static BigInteger smallPrimes() {
        var product = BigInteger.ONE;
        for (var prime = BigInteger.TWO; prime.intValue() <= 541; prime = prime.nextProbablePrime()) {
            product = product.multiply(prime);
        }
        return product;
    }
}
