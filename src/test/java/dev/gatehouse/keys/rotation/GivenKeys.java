package dev.gatehouse.keys.rotation;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import dev.gatehouse.keys.EncryptionKeys;
import dev.gatehouse.keys.JwsAlgorithm;
import dev.gatehouse.keys.KeyLifetimes;
import dev.gatehouse.keys.KeyRing;
import dev.gatehouse.keys.RingKey;
import dev.gatehouse.platform.Randomness;

/** Keys and rings for tests. */
public final class GivenKeys {

    public static final KeyLifetimes LIFETIMES = new KeyLifetimes(Duration.ofDays(30), Duration.ofHours(3));

    private static final Randomness RANDOMNESS = new Randomness();

    private GivenKeys() {
    }

    public static EncryptionKeys encryptionKeys(int... fill) {
        return new EncryptionKeys(java.util.Arrays.stream(fill).mapToObj(GivenKeys::encoded).toList());
    }

    static KeyWrap wrap(int... fill) {
        return new KeyWrap(encryptionKeys(fill), RANDOMNESS);
    }

    public static RingKey key(JwsAlgorithm algorithm, Instant activeAt) {
        var keyWrap = wrap(1);
        var generator = new KeyGenerator(RANDOMNESS, keyWrap);
        var generated = generator.generate(algorithm);
        var wrapped = keyWrap.wrap(generated.kid(), generated.privateKey().getEncoded());
        return generator.read(new SigningKey(generated, wrapped, activeAt, activeAt));
    }

    public static KeyRing ring(RingKey... keys) {
        return new KeyRing(List.of(keys), LIFETIMES);
    }

    private static String encoded(int fill) {
        var bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
