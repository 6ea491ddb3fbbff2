package dev.gatehouse.keys.rotation;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.gatehouse.keys.JwsAlgorithm;
import dev.gatehouse.keys.JwtSigner;
import dev.gatehouse.keys.JwtVerifier;
import dev.gatehouse.keys.Verification;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.MutableClock;
import dev.gatehouse.testing.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.core.json.JsonObject;

/** A rotation of the running application, without a restart. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class KeyRotationTest {

    @Inject
    MutableClock clock;
    @Inject
    KeyRotation rotation;
    @Inject
    JwtSigner signer;
    @Inject
    JwtVerifier verifier;

    /** Time travel leaves keys for days to come; each test begins and ends with those of today. */
    @BeforeEach
    @AfterEach
    void forgetTheFuture() throws Throwable {
        clock.reset();
        Rows.execute("delete from signing_keys where active_at > now() + interval '1 minute'");
        turn();
    }

    @Test
    void publishesASuccessorThenSignsWithItAndStillVerifiesWhatCameBefore() throws Throwable {
        String before = sign();
        clock.advance(Duration.ofDays(30).minusHours(1));

        turn();

        var published = kids();
        assertTrue(published.contains(kid(before)));
        assertEquals(kid(before), kid(sign()));

        clock.advance(Duration.ofHours(3));

        String after = sign();
        assertNotEquals(kid(before), kid(after));
        assertTrue(published.contains(kid(after)));
        assertInstanceOf(Verification.Valid.class, verifier.verify(before, "at+jwt"));
        assertInstanceOf(Verification.Valid.class, verifier.verify(after, "at+jwt"));
    }

    /** Replicas that rotate at once agree on one key for each algorithm. */
    @Test
    void makesOneSuccessorHoweverManyRotateAtOnce() {
        int before = kids().size();
        clock.advance(Duration.ofDays(30).minusHours(1));

        IntStream.range(0, 4).parallel().forEach(replica -> assertDoesNotThrow(this::turn));

        assertTrue(kids().size() <= before + 2);
        assertTrue(Rows.count("select count(*) from signing_keys where active_at > ?", Timestamp.from(clock.instant())) <= 2);
    }

    @Test
    void storesNoPrivateKeyOpenly() {
        assertTrue(Rows.count("select count(*) from signing_keys where sealed is not null") > 0);
        assertEquals(0, Rows.count("select count(*) from signing_keys where public_jwk like '%\"d\"%'"));
        assertEquals(0, Rows.count("select count(*) from signing_keys where get_byte(sealed, 0) <> 1"));
    }

    private void turn() throws Throwable {
        VertxContextSupport.subscribeAndAwait(rotation::rotate);
    }

    private String sign() throws Throwable {
        return VertxContextSupport
                .subscribeAndAwait(
                        () -> signer.sign(JwsAlgorithm.RS256, "at+jwt", Map.<String, Object> of("sub", "somebody")));
    }

    private static String kid(String jwt) {
        return new JsonObject(new String(Base64.getUrlDecoder().decode(jwt.substring(0, jwt.indexOf('.'))), UTF_8))
                .getString("kid");
    }

    private static List<String> kids() {
        return given().get("/oauth2/jwks").jsonPath().getList("keys.kid");
    }
}
