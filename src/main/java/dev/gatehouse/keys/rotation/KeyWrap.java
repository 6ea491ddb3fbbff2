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
 * Encrypts private keys with AES-256-GCM (RFC 7518 §4.7). What is wrapped begins with a version and the id of the encryption
 * key, and is bound to its {@code kid}: a row that was swapped for another does not open.
 */
@Singleton
class KeyWrap {

    private static final byte VERSION = 1;
    private static final int KEY_ID = 4;
    private static final int IV = 12;
    private static final int TAG_BITS = 128;

    private final EncryptionKeys keys;
    private final Randomness randomness;

    KeyWrap(EncryptionKeys keys, Randomness randomness) {
        this.keys = keys;
        this.randomness = randomness;
    }

    byte[] wrap(String kid, byte[] plain) {
        byte[] key = keys.all().getFirst();
        byte[] iv = randomness.bytes(IV);
        byte[] wrapped = run(Cipher.ENCRYPT_MODE, key, iv, kid, plain);
        return ByteBuffer.allocate(1 + KEY_ID + IV + wrapped.length)
                .put(VERSION).put(keyId(key)).put(iv).put(wrapped).array();
    }

    byte[] unwrap(String kid, byte[] wrapped) {
        var reading = ByteBuffer.wrap(wrapped);
        if (wrapped.length < 1 + KEY_ID + IV || reading.get() != VERSION) {
            throw new IllegalStateException("The stored signing key " + kid + " has a form that this version does not know.");
        }
        byte[] keyId = take(reading, KEY_ID);
        byte[] iv = take(reading, IV);
        byte[] rest = take(reading, reading.remaining());
        return keys.all().stream().filter(key -> Arrays.equals(keyId(key), keyId)).findFirst()
                .map(key -> run(Cipher.DECRYPT_MODE, key, iv, kid, rest))
                .orElseThrow(() -> new IllegalStateException("The signing key " + kid + " is encrypted under a key "
                        + "that is not in gatehouse.keys.encryption-key: put the old one behind the new."));
    }

    /** Whether it is encrypted under a key that is being replaced. */
    boolean isOutdated(byte[] wrapped) {
        return !Arrays.equals(wrapped, 1, 1 + KEY_ID, keyId(keys.all().getFirst()), 0, KEY_ID);
    }

    private static byte[] run(int mode, byte[] key, byte[] iv, String kid, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(kid.getBytes(UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("The signing key " + kid + " could not be encrypted or decrypted.", broken);
        }
    }

    private static byte[] keyId(byte[] key) {
        return Arrays.copyOf(TokenHash.sha256(key), KEY_ID);
    }

    private static byte[] take(ByteBuffer from, int count) {
        var bytes = new byte[count];
        from.get(bytes);
        return bytes;
    }
}
