package dev.gatehouse.passkey.cose;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.HexFormat;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Points of Ed25519 (RFC 8032 §5.1) that only one key signs for. */
class Ed25519Test {

    private static final int X509_PREFIX = 12;

    /** RFC 8032 §7.1, tests 1 to 3 and SHA(abc). */
    @ParameterizedTest
    @ValueSource(strings = {
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf" })
    void takesThePublishedKeys(String key) {
        assertTrue(Ed25519.isSound(HexFormat.of().parseHex(key)));
    }

    @RepeatedTest(5)
    void takesAnyKeyThatJavaMakes() throws Exception {
        byte[] encoded = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic().getEncoded();

        assertTrue(Ed25519.isSound(Arrays.copyOfRange(encoded, X509_PREFIX, encoded.length)));
    }

    /** All eight points of low order, in the one way each is written (RFC 7748 §7 of Curve25519, here of its twin). */
    @ParameterizedTest
    @ValueSource(strings = {
            "0100000000000000000000000000000000000000000000000000000000000000",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0000000000000000000000000000000000000000000000000000000000000080",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa" })
    void refusesThePointsOfLowOrder(String point) {
        assertFalse(Ed25519.isSound(HexFormat.of().parseHex(point)));
    }

    /** y = p + 3 and p + 4 name points that have a shorter name (§5.1.3 step 1). */
    @ParameterizedTest
    @ValueSource(strings = {
            "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "f1ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff" })
    void refusesAnOrdinateThatIsNotReduced(String point) {
        assertFalse(Ed25519.isSound(HexFormat.of().parseHex(point)));
    }

    @Test
    void refusesWhatIsNoPoint() {
        assertFalse(Ed25519.isSound(HexFormat.of().parseHex("02" + "00".repeat(31))), "no square root");
        assertFalse(Ed25519.isSound(null));
        assertFalse(Ed25519.isSound(new byte[0]));
        assertFalse(Ed25519.isSound(new byte[33]));
    }
}
