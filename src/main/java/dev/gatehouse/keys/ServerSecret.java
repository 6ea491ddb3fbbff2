package dev.gatehouse.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.platform.Front;

/** A secret that all replicas share, for deriving what must come out the same at each of them (HKDF, RFC 5869). */
@Front
@ApplicationScoped
public class ServerSecret {

    private static final String HMAC = "HmacSHA256";
    private static final byte ONLY_BLOCK = 1;

    private final EncryptionKeys keys;

    ServerSecret(EncryptionKeys keys) {
        this.keys = keys;
    }

    /**
     * 32 bytes that follow from the input and cannot be found without the secret: first by the current encryption key, then,
     * while one is being replaced, by the older ones.
     *
     * @param purpose keeps uses apart from each other
     */
    public List<byte[]> derive(String purpose, byte[] input) {
        return keys.all().stream().map(key -> expand(hmac(purpose.getBytes(UTF_8), key), input)).toList();
    }

    private static byte[] expand(byte[] pseudorandomKey, byte[] input) {
        var block = java.util.Arrays.copyOf(input, input.length + 1);
        block[input.length] = ONLY_BLOCK;
        return hmac(pseudorandomKey, block);
    }

    private static byte[] hmac(byte[] key, byte[] input) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(input);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + HMAC, impossible);
        }
    }
}
