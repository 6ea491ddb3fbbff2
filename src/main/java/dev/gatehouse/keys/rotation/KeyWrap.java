package dev.gatehouse.keys.rotation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Singleton;

import dev.gatehouse.keys.EncryptionKeys;
import dev.gatehouse.platform.Randomness;
import dev.gatehouse.platform.TokenHash;

/**
 * Seals private keys with AES-256-GCM. What is sealed begins with a version and a mark of the encryption key, and is bound to
 * its {@code kid}: a row that was swapped for another does not open.
 */
@Singleton
class KeyWrap {

    private static final byte VERSION = 1;
    private static final int MARK = 4;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final EncryptionKeys keys;
    private final Randomness randomness;

    KeyWrap(EncryptionKeys keys, Randomness randomness) {
        this.keys = keys;
        this.randomness = randomness;
    }

    byte[] seal(String kid, byte[] plain) {
        byte[] key = keys.all().getFirst();
        byte[] nonce = randomness.bytes(NONCE);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, key, nonce, kid, plain);
        return ByteBuffer.allocate(1 + MARK + NONCE + sealed.length)
                .put(VERSION).put(mark(key)).put(nonce).put(sealed).array();
    }

    byte[] open(String kid, byte[] sealed) {
        var reading = ByteBuffer.wrap(sealed);
        if (sealed.length < 1 + MARK + NONCE || reading.get() != VERSION) {
            throw new IllegalStateException("The sealed key " + kid + " has a form that this version does not know.");
        }
        byte[] mark = take(reading, MARK);
        byte[] nonce = take(reading, NONCE);
        byte[] rest = take(reading, reading.remaining());
        return keys.all().stream().filter(key -> Arrays.equals(mark(key), mark)).findFirst()
                .map(key -> run(Cipher.DECRYPT_MODE, key, nonce, kid, rest))
                .orElseThrow(() -> new IllegalStateException("The signing key " + kid + " was sealed with an encryption key "
                        + "that is not in gatehouse.keys.encryption-key: put the old one behind the new."));
    }

    /** Whether it was sealed with an encryption key that is on its way out. */
    boolean isOutdated(byte[] sealed) {
        return !Arrays.equals(sealed, 1, 1 + MARK, mark(keys.all().getFirst()), 0, MARK);
    }

    private static byte[] run(int mode, byte[] key, byte[] nonce, String kid, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(kid.getBytes(UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("The signing key " + kid + " could not be sealed or opened.", broken);
        }
    }

    private static byte[] mark(byte[] key) {
        return Arrays.copyOf(TokenHash.sha256(key), MARK);
    }

    private static byte[] take(ByteBuffer from, int count) {
        var bytes = new byte[count];
        from.get(bytes);
        return bytes;
    }
}
