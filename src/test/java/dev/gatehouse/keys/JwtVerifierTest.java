package dev.gatehouse.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.keys.rotation.GivenKeys;

class JwtVerifierTest {

    private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");
    private static final RingKey RSA = GivenKeys.key(JwsAlgorithm.RS256, NOW.minusSeconds(10));
    private static final RingKey EC = GivenKeys.key(JwsAlgorithm.ES256, NOW.minusSeconds(10));
    private static final Map<String, Object> CLAIMS = Map.of("sub", "somebody");

    private final CurrentKeys running = new CurrentKeys(Clock.fixed(NOW, ZoneOffset.UTC));
    private final JwtVerifier verifier = new JwtVerifier(running, Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void loadKeys() {
        running.replace(GivenKeys.ring(RSA, EC));
    }

    @ParameterizedTest
    @EnumSource(JwsAlgorithm.class)
    void acceptsWhatWeSigned(JwsAlgorithm algorithm) {
        var key = algorithm == JwsAlgorithm.RS256 ? RSA : EC;

        var valid = assertInstanceOf(Verification.Valid.class, verifier.verify(signed(key), "at+jwt"));

        assertEquals("somebody", valid.claims().get("sub"));
        assertEquals(key.kid(), valid.kid());
    }

    /** Attack 26, alg none: a token without a signature is no token (CVE-2026-29000, CVE-2021-44878). */
    @ParameterizedTest
    @ValueSource(strings = { "none", "None", "NONE", "" })
    void refusesAlgNone(String alg) {
        refuses(token(header(alg, RSA.kid()), ""));
        refuses(token("{\"alg\":\"" + alg + "\"}", ""));
    }

    /** Attack 26: one that wraps another in JWE has five segments; we take three. */
    @Test
    void refusesEncryptedTokens() {
        refuses(token("{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\",\"kid\":\"" + RSA.kid() + "\"}", "a") + ".b.c");
    }

    /** Attack 27: the public RSA key used as an HMAC secret (RFC 8725 §3.1). */
    @ParameterizedTest
    @ValueSource(strings = { "HS256", "HS384", "HS512" })
    void refusesHmacUnderThePublicKey(String alg) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(RSA.publicKey().getEncoded(), "HmacSHA256"));
        String input = encode(header(alg, RSA.kid())) + "." + encode("{\"sub\":\"somebody\"}");

        refuses(input + "." + encode(mac.doFinal(input.getBytes(UTF_8))));
    }

    /** Attack 27: another asymmetric algorithm of the same key is another algorithm. */
    @Test
    void refusesAnAlgorithmThatIsNotTheKeys() {
        for (String alg : new String[] { "PS256", "RS512", "ES256" }) {
            refuses(token(header(alg, RSA.kid()), "AAAA"));
        }
    }

    /** Attack 28: r = s = 0 verifies under a careless ECDSA (CVE-2022-21449). */
    @Test
    void refusesAnEcdsaSignatureOfZeroes() {
        refuses(token(header("ES256", EC.kid()), encode(new byte[64])));
    }

    /** Attack 30: an ID token is no access token (RFC 9068 §4). */
    @Test
    void refusesATokenOfAnotherType() {
        String idToken = JwtSigner.sign(RSA, "JWT", CLAIMS);

        assertInstanceOf(Verification.Invalid.class, verifier.verify(idToken, "at+jwt"));
        assertInstanceOf(Verification.Invalid.class, verifier.verify(signed(RSA), "JWT"));
    }

    /** Attack 31: a header that brings its own key or names where to fetch one (RFC 8725 §3.10). */
    @ParameterizedTest
    @ValueSource(strings = { "\"jku\":\"https://evil.example/jwks\"", "\"x5u\":\"https://evil.example/x\"", "\"jwk\":{}",
            "\"x5c\":[]", "\"crit\":[\"b64\"]", "\"b64\":false", "\"zip\":\"DEF\"", "\"cty\":\"JWT\"" })
    void refusesHeadersThatAreNotOurs(String extra) {
        String[] parts = signed(RSA).split("\\.");
        String header = new String(Base64.getUrlDecoder().decode(parts[0]), UTF_8);

        refuses(encode(header.replace("}", "," + extra + "}")) + "." + parts[1] + "." + parts[2]);
    }

    /** Attack 31: a kid is looked up in a map and nowhere else. */
    @ParameterizedTest
    @ValueSource(strings = { "../../dev/null", "' or '1'='1", "", "/etc/passwd" })
    void refusesAKidThatIsNotAKey(String kid) {
        refuses(token(header("RS256", kid), "AAAA"));
    }

    @Test
    void refusesAWrongSignature() {
        String[] parts = signed(RSA).split("\\.");

        refuses(parts[0] + "." + encode("{\"sub\":\"somebody else\"}") + "." + parts[2]);
        refuses(parts[0] + "." + parts[1] + ".");
        refuses(parts[0] + "." + parts[1]);
        refuses("");
        refuses("..");
    }

    /** Attack 37: what is larger than we would ever write is not even parsed. */
    @Test
    void refusesOversizedTokens() {
        refuses(JwtSigner.sign(RSA, "at+jwt", Map.of("sub", "x".repeat(9_000))));
    }

    @Test
    void refusesBeforeTheKeysAreLoaded() {
        var unloaded = new CurrentKeys(Clock.fixed(NOW, ZoneOffset.UTC));

        assertInstanceOf(Verification.Invalid.class,
                new JwtVerifier(unloaded, Clock.systemUTC()).verify(signed(RSA), "at+jwt"));
    }

    @Test
    void asksForAReloadWhenAKeyIsUnknown() {
        var foreign = GivenKeys.key(JwsAlgorithm.ES256, NOW);

        refuses(signed(foreign));

        assertTrue(running.unknownKeySince(NOW.minusSeconds(1)));
    }

    @Test
    void recognisesAnOldTokenThatCountsNoMore() {
        var successor = GivenKeys.key(JwsAlgorithm.RS256, NOW.minus(Duration.ofDays(1)));
        var old = GivenKeys.key(JwsAlgorithm.RS256, NOW.minus(Duration.ofDays(2)));
        running.replace(GivenKeys.ring(old, successor));

        assertInstanceOf(Verification.Invalid.class, verifier.verify(signed(old), "at+jwt"));
        assertInstanceOf(Verification.Valid.class, verifier.verifyRegardlessOfAge(signed(old), "at+jwt"));
    }

    private void refuses(String jwt) {
        assertInstanceOf(Verification.Invalid.class, verifier.verify(jwt, "at+jwt"));
    }

    private static String signed(RingKey key) {
        return JwtSigner.sign(key, "at+jwt", CLAIMS);
    }

    private static String header(String alg, String kid) {
        return "{\"alg\":\"" + alg + "\",\"typ\":\"at+jwt\",\"kid\":\"" + kid + "\"}";
    }

    private static String token(String header, String signature) {
        return encode(header) + "." + encode("{\"sub\":\"somebody\"}") + "." + signature;
    }

    private static String encode(String text) {
        return encode(text.getBytes(UTF_8));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
