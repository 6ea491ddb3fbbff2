package dev.gatehouse.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.platform.startup.SevereFinding;
import dev.gatehouse.testing.Settings;

class EncryptionKeysTest {

    @TempDir
    Path folder;

    @Test
    void theFirstKeyIsTheOneThatEncrypts() {
        var keys = new EncryptionKeys(config(Map.of("gatehouse.keys.encryption-key", encoded(1) + "," + encoded(2)))).all();

        assertEquals(2, keys.size());
        assertArrayEquals(filled(1), keys.getFirst());
        assertArrayEquals(filled(2), keys.getLast());
    }

    @Test
    void aFileHoldsOneKeyALineAndItsEmptyLinesAreNone() throws Exception {
        var file = Files.writeString(folder.resolve("keys"), " " + encoded(3) + " \n\n" + encoded(4) + "\n");

        var keys = new EncryptionKeys(config(Map.of("gatehouse.keys.encryption-key-file", file.toString()))).all();

        assertEquals(2, keys.size());
        assertArrayEquals(filled(3), keys.getFirst());
    }

    @Test
    void theSettingComesBeforeTheFile() throws Exception {
        var file = Files.writeString(folder.resolve("keys"), encoded(3));

        var keys = new EncryptionKeys(config(Map.of("gatehouse.keys.encryption-key", encoded(1),
                "gatehouse.keys.encryption-key-file", file.toString()))).all();

        assertArrayEquals(filled(1), keys.getFirst());
        assertArrayEquals(filled(3), keys.getLast());
    }

    @Test
    void refusesToStartWithoutAKey() throws Exception {
        var empty = Files.writeString(folder.resolve("keys"), "\n \n");

        refused("is not set", Map.of());
        refused("is not set", Map.of("gatehouse.keys.encryption-key-file", empty.toString()));
        refused("cannot be read", Map.of("gatehouse.keys.encryption-key-file", folder.resolve("none").toString()));
    }

    /** What was meant as a key is a secret, also where it is none. */
    @ParameterizedTest
    @ValueSource(ints = { 1, 16, 31, 33, 64 })
    void refusesAKeyOfAnotherLengthWithoutPrintingIt(int length) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) 7);
        var written = Base64.getEncoder().encodeToString(bytes);

        assertFalse(refused("32 random bytes", Map.of("gatehouse.keys.encryption-key", written)).contains(written));
    }

    /** The value of an example, or of a variable that somebody forgot to fill. */
    @Test
    void refusesAKeyOfZeroes() {
        refused("32 random bytes", Map.of("gatehouse.keys.encryption-key", encoded(0)));
    }

    private static String refused(String words, Map<String, String> settings) {
        var finding = assertThrows(SevereFinding.class, () -> new EncryptionKeys(config(settings)));
        assertTrue(finding.getMessage().contains(words), finding.getMessage());
        return finding.getMessage();
    }

    private static KeysConfig config(Map<String, String> settings) {
        return Settings.of(KeysConfig.class, settings);
    }

    private static byte[] filled(int with) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }

    private static String encoded(int with) {
        return Base64.getEncoder().encodeToString(filled(with));
    }
}
