package dev.gatehouse.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.gatehouse.platform.startup.SevereFinding;

/** The operator's encryption keys, read once at start. The first encrypts; all of them decrypt. */
@Singleton
public class EncryptionKeys {

    private static final int BYTES = 32;

    private final List<byte[]> keys;

    @Inject
    public EncryptionKeys(KeysConfig config) {
        this(Stream.concat(config.encryptionKey().stream().flatMap(List::stream),
                config.encryptionKeyFile().stream().flatMap(EncryptionKeys::lines)).toList());
    }

    public EncryptionKeys(List<String> written) {
        keys = written.stream().map(String::strip).filter(text -> !text.isEmpty()).map(EncryptionKeys::decode).toList();
        if (keys.isEmpty()) {
            throw new SevereFinding("gatehouse.keys.encryption-key is not set: give it 32 random bytes in base64 "
                    + "(openssl rand -base64 32), or name a file in gatehouse.keys.encryption-key-file.");
        }
    }

    public List<byte[]> all() {
        return keys;
    }

    private static byte[] decode(String text) {
        try {
            byte[] key = Base64.getDecoder().decode(text);
            if (key.length == BYTES && !Arrays.equals(key, new byte[BYTES])) {
                return key;
            }
        } catch (IllegalArgumentException malformed) {
            // refused below without the text, which is a secret
        }
        throw new SevereFinding("gatehouse.keys.encryption-key must be 32 random bytes in base64 (openssl rand -base64 32).");
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException unreadable) {
            throw new SevereFinding("gatehouse.keys.encryption-key-file '" + file + "' cannot be read.");
        }
    }
}
