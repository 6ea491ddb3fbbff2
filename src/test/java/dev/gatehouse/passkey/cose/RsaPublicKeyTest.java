package dev.gatehouse.passkey.cose;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RsaPublicKeyTest {

    private static final byte[] F4 = { 1, 0, 1 };
    private static final BigInteger MERSENNE_1279 = BigInteger.TWO.pow(1279).subtract(BigInteger.ONE);
    private static final BigInteger MERSENNE_2203 = BigInteger.TWO.pow(2203).subtract(BigInteger.ONE);
    /** Of 3482 bits. */
    private static final BigInteger PRODUCT = MERSENNE_1279.multiply(MERSENNE_2203);

    @Test
    void takesAKeyThatJavaMakes() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var key = (RSAPublicKey) generator.generateKeyPair().getPublic();

        assertTrue(RsaPublicKey.isSound(bytes(key.getModulus()), F4));
    }

    @Test
    void takesTheProductOfTwoPrimes() {
        assertTrue(RsaPublicKey.isSound(bytes(PRODUCT), F4));
    }

    @ParameterizedTest
    @ValueSource(longs = { 0, 1, 2, 3, 17, 65535, 65536, 65539, 4294967297L })
    void takesNoOtherExponent(long exponent) {
        assertFalse(RsaPublicKey.isSound(bytes(PRODUCT), bytes(BigInteger.valueOf(exponent))));
    }

    @Test
    void takesNumbersInTheirShortestFormAlone() {
        assertFalse(RsaPublicKey.isSound(padded(bytes(PRODUCT)), F4), "RFC 8230 §4");
        assertFalse(RsaPublicKey.isSound(bytes(PRODUCT), padded(F4)));
    }

    /** 541 is the last prime that is looked for; who finds a factor has the private key. */
    @ParameterizedTest
    @ValueSource(ints = { 2, 3, 5, 7, 331, 541 })
    void refusesAModulusWithASmallFactor(int factor) {
        assertFalse(RsaPublicKey.isSound(bytes(MERSENNE_2203.multiply(BigInteger.valueOf(factor))), F4));
    }

    @Test
    void refusesAModulusThatIsAPrime() {
        assertFalse(RsaPublicKey.isSound(bytes(MERSENNE_2203), F4));
    }

    /** 2^n ± 1 is composite here and has no small factor only by luck: the length alone refuses it. */
    @Test
    void isBoundedOnBothSides() {
        BigInteger tooLong = MERSENNE_2203.multiply(MERSENNE_2203);
        BigInteger tooShort = MERSENNE_1279.multiply(BigInteger.TWO.pow(607).subtract(BigInteger.ONE));

        assertTrue(tooLong.bitLength() > 4096 && tooShort.bitLength() < 2048);
        assertFalse(RsaPublicKey.isSound(bytes(tooLong), F4));
        assertFalse(RsaPublicKey.isSound(bytes(tooShort), F4));
    }

    @Test
    void refusesWhatIsMissing() {
        assertFalse(RsaPublicKey.isSound(null, F4));
        assertFalse(RsaPublicKey.isSound(bytes(PRODUCT), null));
        assertFalse(RsaPublicKey.isSound(new byte[0], F4));
        assertFalse(RsaPublicKey.isSound(bytes(PRODUCT), new byte[0]));
    }

    private static byte[] bytes(BigInteger number) {
        byte[] signed = number.toByteArray();
        return signed[0] == 0 && signed.length > 1 ? Arrays.copyOfRange(signed, 1, signed.length) : signed;
    }

    private static byte[] padded(byte[] number) {
        byte[] more = new byte[number.length + 1];
        System.arraycopy(number, 0, more, 1, number.length);
        return more;
    }
}
