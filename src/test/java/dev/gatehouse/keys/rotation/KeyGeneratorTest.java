package dev.gatehouse.keys.rotation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.gatehouse.keys.JwsAlgorithm;
import dev.gatehouse.keys.RingKey;
import dev.gatehouse.platform.Randomness;
import io.vertx.core.json.JsonObject;

class KeyGeneratorTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final KeyWrap keyWrap = GivenKeys.wrap(1);
    private final KeyGenerator generator = new KeyGenerator(new Randomness(), keyWrap);

    /** RFC 7518 §3.3 asks for 2048 bits at least, §3.4 for P-256. */
    @Test
    void keysAreAsLongAsTheirAlgorithmAsks() {
        var rsa = (RSAPublicKey) stored(JwsAlgorithm.RS256).publicKey();
        var ec = (ECPublicKey) stored(JwsAlgorithm.ES256).publicKey();

        assertEquals(2048, rsa.getModulus().bitLength());
        assertEquals(256, ec.getParams().getCurve().getField().getFieldSize());
    }

    /** RFC 7638 §3: the members that the key needs, in lexicographic order, without a space. */
    @Test
    void theKidIsTheThumbprintOfTheKey() throws Exception {
        var key = generator.generate(JwsAlgorithm.ES256);
        var jwk = new JsonObject(key.publicJwk());
        var canonical = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}".formatted(jwk.getString("x"),
                jwk.getString("y"));

        var digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
        assertEquals(Base64.getUrlEncoder().withoutPadding().encodeToString(digest), key.kid());
    }

    /** RFC 7517 §4: what it is for, and nothing of the private key. */
    @Test
    void thePublicJwkHasNoPrivateMember() {
        assertEquals(Set.of("kty", "n", "e", "kid", "alg", "use"),
                new JsonObject(generator.generate(JwsAlgorithm.RS256).publicJwk()).fieldNames());
        var ec = new JsonObject(generator.generate(JwsAlgorithm.ES256).publicJwk());
        assertEquals(Set.of("kty", "crv", "x", "y", "kid", "alg", "use"), ec.fieldNames());
        assertEquals("ES256", ec.getString("alg"));
        assertEquals("sig", ec.getString("use"));
    }

    @ParameterizedTest
    @EnumSource(JwsAlgorithm.class)
    void readsBackWhatItGenerated(JwsAlgorithm algorithm) {
        var generated = generator.generate(algorithm);

        var read = generator.read(row(generated));

        assertEquals(generated.kid(), read.kid());
        assertEquals(algorithm, read.algorithm());
        assertArrayEquals(generated.privateKey().getEncoded(), read.privateKey().orElseThrow().getEncoded());
        assertFalse(read.outdatedWrap());
    }

    @Test
    void aKeyWhosePrivatePartIsErasedVerifiesStill() {
        var row = row(generator.generate(JwsAlgorithm.ES256));
        row.erasePrivate();

        var read = generator.read(row);

        assertTrue(read.privateKey().isEmpty());
        assertFalse(read.outdatedWrap());
    }

    @Test
    void knowsWhatIsEncryptedUnderAnOlderKey() {
        var row = row(generator.generate(JwsAlgorithm.ES256));

        assertTrue(new KeyGenerator(new Randomness(), GivenKeys.wrap(2, 1)).read(row).outdatedWrap());
    }

    /** Who may write rows but has no encryption key cannot put one key in the place of another. */
    @Test
    void refusesARowWithThePrivateKeyOfAnother() {
        var one = generator.generate(JwsAlgorithm.ES256);
        var other = generator.generate(JwsAlgorithm.ES256);
        var swapped = new SigningKey(one, keyWrap.wrap(other.kid(), other.privateKey().getEncoded()), NOW, NOW);

        assertThrows(IllegalStateException.class, () -> generator.read(swapped));
    }

    @Test
    void neverPrintsAPrivateKey() {
        var generated = generator.generate(JwsAlgorithm.ES256);

        assertEquals("GeneratedKey[" + generated.kid() + "]", generated.toString());
        assertEquals("RingKey[" + generated.kid() + " ES256]", generator.read(row(generated)).toString());
        assertNotEquals(generated.kid(), generator.generate(JwsAlgorithm.ES256).kid());
    }

    private RingKey stored(JwsAlgorithm algorithm) {
        return generator.read(row(generator.generate(algorithm)));
    }

    private SigningKey row(GeneratedKey key) {
        return new SigningKey(key, keyWrap.wrap(key.kid(), key.privateKey().getEncoded()), NOW, NOW);
    }
}
