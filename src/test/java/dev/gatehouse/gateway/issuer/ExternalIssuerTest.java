package dev.gatehouse.gateway.issuer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;

import dev.gatehouse.gateway.issuer.ExternalIssuer.Verdict;
import dev.gatehouse.platform.StrictJson;
import dev.gatehouse.platform.policy.PolicyText;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** What counts as a token of another issuer: signed by a library that is not ours, judged by the entry of the policy. */
class ExternalIssuerTest {

    private static final String OURS = "https://id.example.com";
    private static GivenIssuer given;

    @BeforeAll
    static void begin() {
        given = new GivenIssuer();
    }

    @AfterAll
    static void end() {
        given.close();
    }

    /** The entry with further lines, and the published keys at hand. */
    private static ExternalIssuer issuer(String... lines) {
        var yaml = "- issuer: " + given.issuer() + "\n  audience: [" + GivenIssuer.AUDIENCE + "]\n"
                + String.join("", List.of(lines).stream().map(line -> "  " + line + "\n").toList());
        var entry = IssuerSection.read(PolicyText.parse(yaml), OURS).getFirst();
        return new ExternalIssuer(entry,
                new IssuerKeys(entry.issuer(), () -> Future.succeededFuture(keys()), Clock.systemUTC()),
                Clock.systemUTC());
    }

    private static Map<String, IssuerKey> keys() {
        var keys = new HashMap<String, IssuerKey>();
        for (var key : List.of(given.key(), given.ellipticKey())) {
            StrictJson.object(key.toPublicJWK().toJSONString()).flatMap(IssuerKey::read)
                    .ifPresent(read -> keys.put(read.kid(), read));
        }
        return keys;
    }

    private static Verdict verdict(ExternalIssuer issuer, String token) {
        return UnverifiedToken.read(token).map(read -> issuer.verify(read).result())
                .orElse(new Verdict.Rejected("unreadable"));
    }

    private static ExternalToken accepted(ExternalIssuer issuer, String token) {
        return assertInstanceOf(Verdict.Accepted.class, verdict(issuer, token)).token();
    }

    private static String rejected(ExternalIssuer issuer, String token) {
        return assertInstanceOf(Verdict.Rejected.class, verdict(issuer, token)).reason();
    }

    private static Map<String, Object> with(String claim, Object value) {
        var claims = new HashMap<String, Object>();
        claims.put(claim, value);
        return claims;
    }

    @Test
    void acceptsItsAccessTokens() {
        var token = accepted(issuer(), given.token(Map.of()));

        assertEquals(given.issuer() + "#ada", token.subject());
        assertEquals(Optional.of(given.issuer() + "#shop"), token.client());
        assertEquals(Set.of("orders.read", "orders.write"), token.entitlements().scopes());
        assertEquals(Set.of(GivenIssuer.AUDIENCE), token.audience());
        assertEquals(Set.of(), token.entitlements().roles());
    }

    @ParameterizedTest
    @ValueSource(strings = { "at+jwt", "application/at+jwt", "AT+JWT", "jwt", "JWT" })
    void acceptsTheTypesOfAccessTokens(String typ) {
        accepted(issuer(), GivenIssuer.signed(typ, given.key(), JWSAlgorithm.RS256, given.claims(Map.of())));
    }

    @Test
    void acceptsATokenWithoutAType() {
        accepted(issuer(), GivenIssuer.signed((String) null, given.key(), JWSAlgorithm.RS256, given.claims(Map.of())));
    }

    @ParameterizedTest
    @CsvSource({ "RS256", "PS256" })
    void acceptsTheUsualAlgorithmsOfAKey(String algorithm) {
        accepted(issuer(), GivenIssuer.signed("JWT", given.key(), JWSAlgorithm.parse(algorithm), given.claims(Map.of())));
        accepted(issuer(), GivenIssuer.signed("JWT", given.ellipticKey(), JWSAlgorithm.ES256, given.claims(Map.of())));
    }

    @Test
    void refusesAnAlgorithmThatThePolicyDoesNotName() {
        assertEquals("an algorithm that the policy does not allow",
                rejected(issuer("algorithms: [ES256]"), given.token(Map.of())));
        assertEquals("an algorithm that the policy does not allow", rejected(issuer(),
                GivenIssuer.signed("JWT", given.key(), JWSAlgorithm.RS512, given.claims(Map.of()))));
    }

    /** Attack 26. */
    @Test
    void attackRefusesATokenThatNobodySigned() throws Exception {
        var claims = JWTClaimsSet.parse(new JsonObject(given.claims(Map.of())).encode());
        var none = new PlainJWT(claims).serialize();
        var stripped = given.token(Map.of());

        rejected(issuer(), none);
        rejected(issuer(), stripped.substring(0, stripped.lastIndexOf('.') + 1));
        rejected(issuer(), Base64URL.encode("{\"alg\":\"none\",\"kid\":\"" + given.key().getKeyID() + "\"}") + "."
                + stripped.split("\\.")[1] + "." + stripped.split("\\.")[2]);
    }

    /** Attack 27: everybody knows the public key, so it must be no HMAC key. */
    @Test
    void attackRefusesThePublicKeyAsASecret() throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(given.key().getKeyID()).build();
        var forged = new JWSObject(header, new Payload(new JsonObject(given.claims(Map.of())).encode()));
        forged.sign(new MACSigner(given.key().toRSAPublicKey().getEncoded()));

        assertEquals("an algorithm that the policy does not allow", rejected(issuer(), forged.serialize()));
    }

    /** Attack 28: a signature of nothing but zeros. */
    @Test
    void attackRefusesZerosAsASignature() {
        var token = GivenIssuer.signed("JWT", given.ellipticKey(), JWSAlgorithm.ES256, given.claims(Map.of()));
        var zeros = token.substring(0, token.lastIndexOf('.') + 1) + Base64URL.encode(new byte[64]);

        assertEquals("signature, issuer or times are wrong", rejected(issuer(), zeros));
    }

    /** Attack 29. */
    @Test
    void attackRefusesATokenForSomebodyElse() {
        for (var audience : new ArrayList<Object>(List.of("https://other.example", List.of("https://other.example"), List.of(),
                GivenIssuer.AUDIENCE + "/", "HTTPS://api.example.com", Map.of("a", GivenIssuer.AUDIENCE)))) {
            assertEquals("meant for another audience", rejected(issuer(), given.token(Map.of("aud", audience))),
                    audience.toString());
        }
        assertEquals("meant for another audience", rejected(issuer(), given.token(with("aud", null))));
    }

    @Test
    void takesOfSeveralAudiencesThoseOfThePolicy() {
        var token = accepted(issuer(), given.token(Map.of("aud", List.of("https://other.example", GivenIssuer.AUDIENCE))));

        assertEquals(Set.of(GivenIssuer.AUDIENCE), token.audience());
    }

    /** Attack 29: a changed claim, and a signature by somebody else under the id of the right key. */
    @Test
    void attackRefusesAForgedSignature() throws JOSEException {
        var evil = new RSAKeyGenerator(2048).keyID(given.key().getKeyID()).generate();
        var parts = given.token(Map.of()).split("\\.");
        var changed = parts[0] + "." + Base64URL.encode(new JsonObject(given.claims(Map.of("sub", "root"))).encode()) + "."
                + parts[2];

        rejected(issuer(), GivenIssuer.signed("JWT", evil, JWSAlgorithm.RS256, given.claims(Map.of())));
        rejected(issuer(), changed);
    }

    /** Attack 30. */
    @Test
    void attackRefusesWhatIsNoAccessToken() {
        for (var claim : Map.<String, Object> of("nonce", "n", "at_hash", "x", "c_hash", "x", "s_hash", "x", "typ", "ID",
                "token_use", "id", "events", Map.of(), "cnf", Map.of("jkt", "x")).entrySet()) {
            rejected(issuer(), given.token(Map.of(claim.getKey(), claim.getValue())));
        }
        for (var typ : List.of("logout+jwt", "dpop+jwt", "id+jwt", "secevent+jwt", "gatehouse-assertion+jwt")) {
            assertEquals("another type of token", rejected(issuer(),
                    GivenIssuer.signed(typ, given.key(), JWSAlgorithm.RS256, given.claims(Map.of()))));
        }
        accepted(issuer(), given.token(Map.of("typ", "Bearer", "token_use", "access")));
    }

    @Test
    void narrowsTheTypesWhenThePolicySaysSo() {
        var strict = issuer("token-types: [at+jwt]");

        assertEquals("another type of token", rejected(strict, given.token(Map.of())));
        accepted(strict, GivenIssuer.signed("at+jwt", given.key(), JWSAlgorithm.RS256, given.claims(Map.of())));
    }

    /** Attack 31: a header that brings its own key, or names the place of one. */
    @Test
    void attackTakesNoKeyFromAToken() throws JOSEException {
        var evil = new RSAKeyGenerator(2048).keyID("evil").generate();
        var claims = given.claims(Map.of());

        rejected(issuer(),
                GivenIssuer.signed(new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(evil.toPublicJWK()).keyID("evil").build(),
                        evil, claims));
        rejected(issuer(),
                GivenIssuer.signed(new JWSHeader.Builder(JWSAlgorithm.RS256).jwkURL(URI.create(given.issuer() + "/evil"))
                        .keyID(given.key().getKeyID()).build(), given.key(), claims));
        rejected(issuer(),
                GivenIssuer.signed(new JWSHeader.Builder(JWSAlgorithm.RS256).x509CertURL(URI.create(given.issuer() + "/evil"))
                        .keyID(given.key().getKeyID()).build(), given.key(), claims));
    }

    /** Attack 31: an id of a key is compared, and nothing else is done with it. */
    @ParameterizedTest
    @ValueSource(strings = { "../../etc/passwd", "' OR 1=1 --", "http://127.0.0.1/", "\u0000", "" })
    void attackLooksUpNothingByTheIdOfAKey(String kid) {
        assertEquals("no key of its issuer", rejected(issuer(), GivenIssuer.signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid).build(), given.key(), given.claims(Map.of()))));
        assertEquals("no key of its issuer", rejected(issuer(), GivenIssuer.signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256).build(), given.key(), given.claims(Map.of()))));
    }

    /** Attack 32. */
    @ParameterizedTest
    @ValueSource(strings = { "https://other.example", "", "http://127.0.0.1", OURS })
    void attackRefusesATokenThatNamesAnotherIssuer(String named) {
        rejected(issuer(), given.token(Map.of("iss", named)));
        rejected(issuer(), given.token(Map.of("iss", given.issuer() + "/")));
    }

    /** Attack 37. */
    @Test
    void attackRefusesAnOversizedToken() {
        assertEquals("unreadable", rejected(issuer(), given.token(Map.of("x", "y".repeat(9000)))));
    }

    @ParameterizedTest
    @CsvSource({ "exp,-40", "exp,-3600", "iat,60", "nbf,60" })
    void refusesATokenOutsideItsTime(String claim, int seconds) {
        rejected(issuer(), given.token(Map.of(claim, Instant.now().getEpochSecond() + seconds)));
    }

    @ParameterizedTest
    @CsvSource({ "exp,-20", "iat,20", "nbf,20" })
    void toleratesAClockThatIsALittleOff(String claim, int seconds) {
        var now = Instant.now().getEpochSecond();
        var claims = new HashMap<String, Object>(Map.of("iat", now - 600));
        claims.put(claim, now + seconds);

        accepted(issuer(), given.token(claims));
        rejected(issuer("clock-skew: 1s"), given.token(claims));
    }

    @Test
    void refusesATokenWithoutAnEndOrASubject() {
        rejected(issuer(), given.token(with("exp", null)));
        rejected(issuer(), given.token(with("sub", null)));
    }

    /** A name that a header could not carry, or that another could be taken for. */
    @ParameterizedTest
    @ValueSource(strings = { "ada\r\nX-Auth-Scopes: admin", "ada ", "", "adä", "a b" })
    void attackRefusesASubjectThatCannotBeToldUpstream(String subject) {
        rejected(issuer(), given.token(Map.of("sub", subject)));
    }

    /** No subject and no client of ours has such a form, whatever stands in the token: ours are UUIDs and client ids. */
    @ParameterizedTest
    @ValueSource(strings = { "0193b3f2-7c1e-7a53-9c5e-5d1c3f1b2a4d", "gateway-app", "https://other.example#ada" })
    void attackNamesNobodyOfOursOrOfAnotherIssuer(String name) {
        var token = accepted(issuer(), given.token(Map.of("sub", name, "azp", name)));

        assertEquals(given.issuer() + "#" + name, token.subject());
        assertEquals(Optional.of(given.issuer() + "#" + name), token.client());
        assertTrue(token.subject().indexOf('#') == given.issuer().length());
    }

    @Test
    void cannotJudgeWhileTheKeysCannotBeHad() {
        var entry = IssuerSection.read(PolicyText.parse("- {issuer: " + given.issuer() + ", audience: [a]}"), OURS).getFirst();
        var issuer = new ExternalIssuer(entry, new IssuerKeys("x", () -> Future.failedFuture("away"), Clock.systemUTC()),
                Clock.systemUTC());

        assertInstanceOf(Verdict.Unjudged.class, verdict(issuer, given.token(Map.of())));
    }

    @Test
    void readsRolesAndGroupsWhereThePolicySays() {
        var token = accepted(
                issuer("roles: {from: realm_access.roles, map: {admin: support}}", "groups: {from: groups, prefix: 'kc:'}"),
                given.token(Map.of("realm_access", Map.of("roles", List.of("admin", "offline_access")), "groups",
                        List.of("/sales"))));

        assertEquals(Set.of("support"), token.entitlements().roles());
        assertEquals(Set.of("kc:/sales"), token.entitlements().groups());
    }

    @Test
    void keepsScopesOfManyTokensOutOfAHeader() {
        var token = accepted(issuer(),
                given.token(Map.of("scope", Collections.nCopies(3, "a").toString() + " orders.read \u0007x")));

        assertTrue(token.entitlements().scopes().contains("orders.read"));
        assertTrue(token.entitlements().scopes().stream().allMatch(scope -> scope.chars().allMatch(c -> c > ' ' && c < 0x7f)));
    }
}
