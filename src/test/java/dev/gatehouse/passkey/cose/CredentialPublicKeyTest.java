package dev.gatehouse.passkey.cose;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.authenticator.COSEKey;

import dev.gatehouse.passkey.VerificationFailed;
import dev.gatehouse.testing.Cbor;
import dev.gatehouse.testing.SoftKey;

/** Attack 70: keys that nobody can sign with, or that everybody can (WebAuthn §5.8.5, §6.5.1.1). */
class CredentialPublicKeyTest {

    private static final byte[] F4 = { 1, 0, 1 };
    private static final BigInteger MERSENNE_2203 = BigInteger.TWO.pow(2203).subtract(BigInteger.ONE);
    private static final BigInteger MERSENNE_1279 = BigInteger.TWO.pow(1279).subtract(BigInteger.ONE);
    private static final String GENERATOR_X = "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296";
    private static final String GENERATOR_Y = "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";
    private static final String P256_PRIME = "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff";

    @ParameterizedTest
    @EnumSource(value = SoftKey.class, names = { "ES256", "EDDSA", "RS256" })
    void writesASoundKeyAsItWas(SoftKey kind) {
        byte[] key = kind.freshKey();

        assertArrayEquals(key, CredentialPublicKey.encoded(parsed(key)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sound")
    void takes(String what, byte[] key) {
        assertArrayEquals(key, CredentialPublicKey.encoded(parsed(key)));
    }

    static Stream<Arguments> sound() {
        return Stream.of(
                arguments("the generator of P-256", ec(-7, 1, GENERATOR_X, GENERATOR_Y)),
                arguments("the generator of Ed25519", okp(-8, 6, "58" + "66".repeat(31))),
                arguments("an RSA key of 3482 bits", rsa(MERSENNE_1279.multiply(MERSENNE_2203), F4)));
    }

    static Stream<Arguments> unsound() {
        return Stream.of(
                arguments("attack 70: a point beside P-256", ec(-7, 1, GENERATOR_X, GENERATOR_X)),
                arguments("attack 70: zero and zero", ec(-7, 1, "00".repeat(32), "00".repeat(32))),
                arguments("attack 70: a coordinate past the prime", ec(-7, 1, P256_PRIME, GENERATOR_Y)),
                arguments("attack 70: a coordinate that is too long", ec(-7, 1, "00" + GENERATOR_X, GENERATOR_Y)),
                arguments("a curve that does not fit ES256", ec(-7, 2, GENERATOR_X, GENERATOR_Y)),
                arguments("an algorithm that does not fit the curve", ec(-35, 1, GENERATOR_X, GENERATOR_Y)),
                arguments("an algorithm that does not fit the type", ec(-8, 1, GENERATOR_X, GENERATOR_Y)),
                arguments("ES256 without a coordinate", Cbor.map(1, 2, 3, -7, -1, 1, -2, hex(GENERATOR_X))),
                arguments("a key without an algorithm", Cbor.map(1, 2, -1, 1, -2, hex(GENERATOR_X), -3, hex(GENERATOR_Y))),
                arguments("attack 70: the neutral element", okp(-8, 6, "01" + "00".repeat(31))),
                arguments("attack 70: order 2", okp(-8, 6, "ec" + "ff".repeat(30) + "7f")),
                arguments("attack 70: order 4", okp(-8, 6, "00".repeat(32))),
                arguments("attack 70: order 4, the other one", okp(-8, 6, "00".repeat(31) + "80")),
                arguments("attack 70: order 8",
                        okp(-8, 6, "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")),
                arguments("attack 70: order 8, another one",
                        okp(-8, 6, "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")),
                arguments("attack 70: the neutral element, written as p + 1", okp(-8, 6, "ee" + "ff".repeat(30) + "7f")),
                arguments("attack 70: the neutral element with a sign", okp(-8, 6, "01" + "00".repeat(30) + "80")),
                arguments("attack 70: no point of Ed25519", okp(-8, 6, "02" + "00".repeat(31))),
                arguments("attack 70: 31 bytes", okp(-8, 6, "58" + "66".repeat(30))),
                arguments("attack 70: e = 1", rsa(MERSENNE_1279.multiply(MERSENNE_2203), new byte[] { 1 })),
                arguments("e = 3", rsa(MERSENNE_1279.multiply(MERSENNE_2203), new byte[] { 3 })),
                arguments("attack 70: 512 bits", rsa(BigInteger.TWO.pow(511).add(BigInteger.valueOf(111)), F4)),
                arguments("2047 bits", rsa(BigInteger.TWO.pow(2047).subtract(BigInteger.ONE), F4)),
                arguments("4097 bits", rsa(BigInteger.TWO.pow(4096).add(BigInteger.ONE), F4)),
                arguments("attack 70: an even modulus", rsa(MERSENNE_2203.subtract(BigInteger.ONE), F4)),
                arguments("attack 70: a modulus with a small factor", rsa(MERSENNE_2203.multiply(BigInteger.valueOf(331)), F4)),
                arguments("attack 70: a modulus that is a prime", rsa(MERSENNE_2203, F4)),
                arguments("a modulus with a zero in front",
                        Cbor.map(1, 3, 3, -257, -1, padded(MERSENNE_1279.multiply(MERSENNE_2203)), -2, F4)),
                arguments("no modulus", Cbor.map(1, 3, 3, -257, -1, new byte[0], -2, F4)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unsound")
    void refuses(String what, byte[] key) {
        assertThrows(Exception.class, () -> CredentialPublicKey.encoded(parsed(key)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readable")
    void refusesItself(String what, byte[] key) {
        var read = parsed(key);

        assertThrows(VerificationFailed.class, () -> CredentialPublicKey.encoded(read));
    }

    /** The ones that the library reads without a word. */
    static Stream<Arguments> readable() {
        return unsound().filter(row -> {
            try {
                parsed((byte[]) row.get()[1]);
                return true;
            } catch (RuntimeException unreadable) {
                return false;
            }
        });
    }

    private static COSEKey parsed(byte[] key) {
        return new ObjectConverter().getCborConverter().readValue(key, COSEKey.class);
    }

    private static byte[] ec(int algorithm, int curve, String x, String y) {
        return Cbor.map(1, 2, 3, algorithm, -1, curve, -2, hex(x), -3, hex(y));
    }

    private static byte[] okp(int algorithm, int curve, String x) {
        return Cbor.map(1, 1, 3, algorithm, -1, curve, -2, hex(x));
    }

    private static byte[] rsa(BigInteger n, byte[] e) {
        byte[] signed = n.toByteArray();
        return Cbor.map(1, 3, 3, -257, -1, signed[0] == 0 ? Arrays.copyOfRange(signed, 1, signed.length) : signed, -2, e);
    }

    private static byte[] padded(BigInteger n) {
        byte[] signed = n.toByteArray();
        byte[] more = new byte[signed.length + 1];
        System.arraycopy(signed, 0, more, 1, signed.length);
        return more;
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
