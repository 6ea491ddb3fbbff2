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
        var wrap = GivenKeys.wrap(1);

        assertArrayEquals(PLAIN, wrap.open("kid", wrap.seal("kid", PLAIN)));
    }

    /** Who can write rows but does not have the encryption key cannot make one key pass for another. */
    @Test
    void doesNotOpenWhatWasSealedForAnotherKey() {
        var wrap = GivenKeys.wrap(1);
        byte[] sealed = wrap.seal("kid", PLAIN);

        assertThrows(IllegalStateException.class, () -> wrap.open("other", sealed));
    }

    @Test
    void doesNotOpenWhatWasAltered() {
        var wrap = GivenKeys.wrap(1);
        byte[] sealed = wrap.seal("kid", PLAIN);
        sealed[sealed.length - 1] ^= 1;

        assertThrows(IllegalStateException.class, () -> wrap.open("kid", sealed));
    }

    @Test
    void opensWithAnOlderEncryptionKeyAndKnowsIt() {
        byte[] sealed = GivenKeys.wrap(1).seal("kid", PLAIN);
        var replaced = GivenKeys.wrap(2, 1);

        assertArrayEquals(PLAIN, replaced.open("kid", sealed));
        assertTrue(replaced.isOutdated(sealed));
        assertFalse(replaced.isOutdated(replaced.seal("kid", PLAIN)));
        assertThrows(IllegalStateException.class, () -> GivenKeys.wrap(2).open("kid", sealed));
    }

    @ParameterizedTest
    @ValueSource(strings = { "short", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "not base64 at all, but long enough to be!" })
    void refusesAnEncryptionKeyThatIsNone(String written) {
        var finding = assertThrows(SevereFinding.class, () -> new EncryptionKeys(List.of(written)));

        assertFalse(finding.getMessage().contains(written));
    }
}
