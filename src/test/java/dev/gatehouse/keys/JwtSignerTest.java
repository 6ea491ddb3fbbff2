package dev.gatehouse.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.gatehouse.keys.rotation.GivenKeys;
import dev.gatehouse.testing.Settings;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.core.json.JsonObject;

class JwtSignerTest {

    private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");
    private static final RingKey RSA = GivenKeys.key(JwsAlgorithm.RS256, NOW.minusSeconds(10));
    private static final RingKey EC = GivenKeys.key(JwsAlgorithm.ES256, NOW.minusSeconds(10));

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final CurrentKeys keys = new CurrentKeys(clock);
    private final SigningPool pool = new SigningPool(
            Settings.of(KeysConfig.class, Map.of("gatehouse.keys.signing-threads", "1")));
    private final JwtSigner signer = new JwtSigner(keys, pool, clock);

    @AfterEach
    void stop() {
        pool.stop();
    }

    @Test
    void theHeaderNamesTheTypeTheAlgorithmAndTheKeyAndNothingElse() {
        keys.replace(GivenKeys.ring(RSA, EC));

        var parts = signed(JwsAlgorithm.ES256).split("\\.");

        assertEquals(new JsonObject().put("alg", "ES256").put("typ", "at+jwt").put("kid", EC.kid()), json(parts[0]));
        assertEquals(new JsonObject().put("sub", "somebody"), json(parts[1]), "no claim is added");
    }

    /** RFC 7515 §7.1: a spelling that our own verifier takes. */
    @Test
    void writesTheCompactSerialization() {
        keys.replace(GivenKeys.ring(RSA, EC));

        for (var algorithm : JwsAlgorithm.values()) {
            var jwt = signed(algorithm);

            assertTrue(CompactSerialization.isIn(jwt), jwt);
            assertInstanceOf(Verification.Valid.class, new JwtVerifier(keys, clock).verify(jwt, "at+jwt"));
        }
    }

    @Test
    void signsWithTheKeyThatIsActiveAndNotWithTheNewest() {
        var successor = GivenKeys.key(JwsAlgorithm.ES256, NOW.plus(Duration.ofHours(1)));
        keys.replace(GivenKeys.ring(EC, successor));

        assertEquals(EC.kid(), json(signed(JwsAlgorithm.ES256).split("\\.")[0]).getString("kid"));
    }

    @Test
    void signsOnceTheKeysAreLoaded() {
        var waiting = signer.sign(JwsAlgorithm.ES256, "at+jwt", Map.of()).subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        waiting.assertNotTerminated();

        keys.replace(GivenKeys.ring(EC));

        assertFalse(waiting.awaitItem().getItem().isEmpty());
    }

    @Test
    void withoutAKeyOfTheAlgorithmNothingIsSigned() {
        keys.replace(GivenKeys.ring(EC));

        signer.sign(JwsAlgorithm.RS256, "at+jwt", Map.of()).subscribe().withSubscriber(UniAssertSubscriber.create())
                .awaitFailure().assertFailedWith(IllegalStateException.class, "there is no active key for RS256");
    }

    @Test
    void aKeyWhosePrivatePartIsErasedSignsNoMore() {
        var erased = new RingKey(EC.kid(), EC.algorithm(), EC.publicKey(), EC.publicJwk(), Optional.empty(), false,
                EC.publishedAt(), EC.activeAt());

        assertThrows(IllegalStateException.class, () -> JwtSigner.sign(erased, "at+jwt", Map.of()));
    }

    private String signed(JwsAlgorithm algorithm) {
        return signer.sign(algorithm, "at+jwt", Map.of("sub", "somebody")).subscribe()
                .withSubscriber(UniAssertSubscriber.create()).awaitItem().getItem();
    }

    private static JsonObject json(String segment) {
        return new JsonObject(new String(Base64.getUrlDecoder().decode(segment), UTF_8));
    }
}
