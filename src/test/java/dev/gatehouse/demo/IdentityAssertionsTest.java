package dev.gatehouse.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.platform.GivenPublicUrl;
import dev.gatehouse.testing.MutableClock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/** What the recipe of docs/identity-assertion.md takes and refuses, with keys that a real server publishes. */
class IdentityAssertionsTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final AtomicInteger FETCHED = new AtomicInteger();

    private static Vertx vertx;
    private static String issuer;
    private static EllipticCurveJsonWebKey published;
    private static EllipticCurveJsonWebKey foreign;
    private static IdentityAssertions assertions;
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @BeforeAll
    static void publish() throws Exception {
        published = key("published");
        foreign = key("foreign");
        vertx = Vertx.vertx();
        var set = new JsonWebKeySet(published).toJson();
        var server = vertx.createHttpServer().requestHandler(request -> {
            FETCHED.incrementAndGet();
            request.response().end(request.path().equals("/oauth2/jwks") ? set : "{}");
        });
        issuer = "http://localhost:" + done(server.listen(0, "localhost")).actualPort();
        var publicUrl = GivenPublicUrl.of(issuer);
        assertions = new IdentityAssertions(new PublishedKeys(vertx, publicUrl, CLOCK), publicUrl, CLOCK);
    }

    @AfterAll
    static void close() throws Exception {
        done(vertx.close());
    }

    private static EllipticCurveJsonWebKey key(String id) throws JoseException {
        var key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId(id);
        return key;
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static String signed(EllipticCurveJsonWebKey key, String typ, Map<String, Object> differing) throws JoseException {
        var claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setSubject("ada");
        claims.setAudience("api.localhost");
        claims.setExpirationTime(NumericDate.fromSeconds(NOW.getEpochSecond() + 30));
        differing.forEach((name, value) -> {
            if ("".equals(value)) {
                claims.unsetClaim(name);
            } else {
                claims.setClaim(name, value);
            }
        });
        return jws(claims, typ, signature -> {
            signature.setAlgorithmHeaderValue("ES256");
            signature.setKeyIdHeaderValue(key.getKeyId());
            signature.setKey(key.getPrivateKey());
        });
    }

    private static String jws(JwtClaims claims, String typ, Consumer<JsonWebSignature> with) throws JoseException {
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        if (!typ.isEmpty()) {
            signature.setHeader("typ", typ);
        }
        with.accept(signature);
        return signature.getCompactSerialization();
    }

    private static String outcome(String assertion) throws Exception {
        return outcome(List.of(assertion));
    }

    private static String outcome(List<String> headers) throws Exception {
        return done(assertions.verify(headers).map(JsonObject::encode)
                .otherwise(refused -> "refused: " + refused.getMessage()));
    }

    @Test
    void takesASoundOneAndShowsItsClaims() throws Exception {
        var claims = done(assertions.verify(List.of(signed(published, "gatehouse-assertion+jwt", Map.of()))));

        assertEquals("ada", claims.getString("sub"));
        assertEquals("api.localhost", claims.getString("aud"));
    }

    /** {@code {"alg":"ES256","kid":1}}: what is no text is no name of a key. */
    @Test
    void refusesAKeyIdThatIsNoText() throws Exception {
        assertEquals("refused: the assertion is malformed", outcome("eyJhbGciOiJFUzI1NiIsImtpZCI6MX0.e30.AA"));
    }

    @Test
    void fetchesTheKeysOnceForManyAssertions() throws Exception {
        done(assertions.verify(List.of(signed(published, "gatehouse-assertion+jwt", Map.of()))));
        var before = FETCHED.get();

        done(assertions.verify(List.of(signed(published, "gatehouse-assertion+jwt", Map.of("sub", "grace")))));

        assertEquals(before, FETCHED.get());
    }

    @Test
    void refusesNoneAndSeveral() throws Exception {
        var sound = signed(published, "gatehouse-assertion+jwt", Map.of());
        for (var headers : List.of(List.<String> of(), List.of(sound, sound))) {
            assertEquals("refused: " + (headers.isEmpty() ? "no identity assertion came with the request"
                    : "several identity assertions came with the request"), outcome(headers));
        }
    }

    /** A client may make up as many names of keys as it likes: the issuer is not asked for each. */
    @Test
    void asksTheIssuerOnceForManyUnknownKeys() throws Exception {
        var clock = new MutableClock();
        var keys = new PublishedKeys(vertx, GivenPublicUrl.of(issuer), clock);
        var before = FETCHED.get();
        for (int i = 0; i < 5; i++) {
            var unknown = keys.find("made-up-" + i);
            assertEquals("refused", done(unknown.map(Object::toString).otherwise("refused")));
        }
        assertEquals(before + 1, FETCHED.get());
        clock.advance(Duration.ofSeconds(6));

        done(keys.find("made-up").map(Object::toString).otherwise("refused"));

        assertEquals(before + 2, FETCHED.get());
    }

    /** An access token, an ID token and a logout token are signed by the same issuer; none of them is an identity. */
    @ParameterizedTest
    @CsvSource({ "at+jwt", "JWT", "logout+jwt", "''" })
    void refusesATokenOfAnotherType(String typ) throws Exception {
        assertEquals("refused: the token is no identity assertion", outcome(signed(published, typ, Map.of())));
    }

    /** One that was taken from the logs of another API of the same house. */
    @ParameterizedTest
    @CsvSource({ "other.localhost", "''" })
    void refusesOneForAnotherHost(String audience) throws Exception {
        assertEquals("refused: the assertion is for another host",
                outcome(signed(published, "gatehouse-assertion+jwt", Map.of("aud", audience))));
    }

    @ParameterizedTest
    @CsvSource({ "https://evil.example", "''" })
    void attack65RefusesOneOfAnotherIssuer(String other) throws Exception {
        assertEquals("refused: the assertion is from another issuer",
                outcome(signed(published, "gatehouse-assertion+jwt", Map.of("iss", other))));
    }

    /** Clocks may be five seconds apart, no more. */
    @Test
    void refusesOneThatIsTooOld() throws Exception {
        var now = NOW.getEpochSecond();

        assertTrue(outcome(signed(published, "gatehouse-assertion+jwt", Map.of("exp", now - 4))).contains("ada"));
        assertEquals("refused: the assertion is too old",
                outcome(signed(published, "gatehouse-assertion+jwt", Map.of("exp", now - 6))));
        assertEquals("refused: the assertion is malformed",
                outcome(signed(published, "gatehouse-assertion+jwt", Map.of("exp", ""))));
    }

    @Test
    void attack65RefusesAKeyThatIsNotPublished() throws Exception {
        assertEquals("refused: the assertion's key is not published",
                outcome(signed(foreign, "gatehouse-assertion+jwt", Map.of())));
    }

    @Test
    void attack65RefusesASignatureOfAnotherKey() throws Exception {
        var impostor = key("published");

        assertEquals("refused: the assertion's signature is wrong",
                outcome(signed(impostor, "gatehouse-assertion+jwt", Map.of())));
    }

    /** The public key as the secret of an HMAC: the algorithm is ours to choose, never the token's (RFC 8725 §3.1). */
    @Test
    void attack65RefusesAnotherAlgorithm() throws Exception {
        var claims = new JwtClaims();
        claims.setSubject("mallory");
        var forged = jws(claims, "gatehouse-assertion+jwt", signature -> {
            signature.setAlgorithmHeaderValue("HS256");
            signature.setKeyIdHeaderValue("published");
            signature.setKey(new HmacKey(published.getPublicKey().getEncoded()));
        });

        assertEquals("refused: the assertion is malformed", outcome(forged));
    }

    @ParameterizedTest
    @CsvSource({ "a", "a.b.c", "''", "e30.e30.e30" })
    void attack65RefusesWhatIsNoToken(String text) throws Exception {
        assertTrue(outcome(text).startsWith("refused: "), outcome(text));
    }
}
