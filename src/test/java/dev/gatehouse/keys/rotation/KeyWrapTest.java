package dev.gatehouse.keys.rotation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.keys.EncryptionKeys;
import dev.gatehouse.platform.startup.SevereFinding;

class KeyWrapTest {

    private static final byte[] PLAIN = { 1, 2, 3 };

    @Test
    void opensWhatItSealed() {
        var keyWrap = GivenKeys.wrap(1);

        assertArrayEquals(PLAIN, keyWrap.unwrap("kid", keyWrap.wrap("kid", PLAIN)));
    }

    /** Who can write rows but does not have the encryption key cannot make one key pass for another. */
    @Test
    void doesNotOpenWhatWasSealedForAnotherKey() {
        var keyWrap = GivenKeys.wrap(1);
        byte[] wrapped = keyWrap.wrap("kid", PLAIN);

        assertThrows(IllegalStateException.class, () -> keyWrap.unwrap("other", wrapped));
    }

    @Test
    void doesNotOpenWhatWasAltered() {
        var keyWrap = GivenKeys.wrap(1);
        byte[] wrapped = keyWrap.wrap("kid", PLAIN);
        wrapped[wrapped.length - 1] ^= 1;

        assertThrows(IllegalStateException.class, () -> keyWrap.unwrap("kid", wrapped));
    }

    @Test
    void opensWithAnOlderEncryptionKeyAndKnowsIt() {
        byte[] wrapped = GivenKeys.wrap(1).wrap("kid", PLAIN);
        var replaced = GivenKeys.wrap(2, 1);

        assertArrayEquals(PLAIN, replaced.unwrap("kid", wrapped));
        assertTrue(replaced.isOutdated(wrapped));
        assertFalse(replaced.isOutdated(replaced.wrap("kid", PLAIN)));
        assertThrows(IllegalStateException.class, () -> GivenKeys.wrap(2).unwrap("kid", wrapped));
    }

    @ParameterizedTest
    @ValueSource(strings = { "short", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "not base64 at all, but long enough to be!" })
    void refusesAnEncryptionKeyThatIsNone(String written) {
        var finding = assertThrows(SevereFinding.class, () -> new EncryptionKeys(List.of(written)));

        assertFalse(finding.getMessage().contains(written));
    }
}
