package dev.gatehouse.gateway.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.account.revocation.RevocationKind;
import dev.gatehouse.account.revocation.Revoker;
import dev.gatehouse.gateway.GivenTokens;
import dev.gatehouse.gateway.route.GivenRoutes;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.MutableClock;
import dev.gatehouse.testing.RawHttp;
import io.quarkus.vertx.VertxContextSupport;

/**
 * What holds wherever a token is presented: at the doors for proxies, at the built-in proxy, and at the door for a token alone.
 */
public abstract class TokenContract {

    @Inject
    protected GivenTokens tokens;

    @Inject
    protected GivenRoutes routes;

    @Inject
    Revoker revoker;

    @Inject
    MutableClock clock;

    @ConfigProperty(name = "quarkus.http.test-port")
    protected int port;

    /**
     * What was said.
     *
     * @param status as the client would see it
     * @param identity the headers that reach the upstream, names in lower case; empty when nothing reaches it
     * @param login where a browser is sent to sign in
     * @param limits what the client is told of its limits: {@code RateLimit-Policy}, {@code RateLimit}, {@code Retry-After}
     */
    public record Outcome(int status, Optional<String> challenge, Map<String, String> identity, Optional<String> login,
            Map<String, String> limits) {

        public Outcome(int status, Optional<String> challenge, Map<String, String> identity) {
            this(status, challenge, identity, Optional.empty());
        }

        public Outcome(int status, Optional<String> challenge, Map<String, String> identity, Optional<String> login) {
            this(status, challenge, identity, login, Map.of());
        }

        public Outcome with(Map<String, String> told) {
            return new Outcome(status, challenge, identity, login, told);
        }

        public String identity(String name) {
            return identity.get(name);
        }
    }

    /** Sends these header lines where a token for {@code https://gw.test} with the scope {@code orders.read} is enough. */
    protected abstract Outcome present(String... headers);

    protected static String bearer(String token) {
        return "Authorization: Bearer " + token;
    }

    protected static Map<String, String> limits(RawHttp.Reply reply) {
        return Stream.of("RateLimit-Policy", "RateLimit", "Retry-After").filter(name -> reply.header(name).isPresent())
                .collect(Collectors.toMap(name -> name, name -> reply.header(name).orElseThrow()));
    }

    @AfterEach
    void restoreClockAndRoutes() {
        clock.reset();
        routes.restore();
    }

    @Test
    void letsAValidTokenThroughWithItsIdentity() {
        var outcome = present(bearer(tokens.with("at+jwt",
                Map.of("sub", "f3b1c1de-0000-4000-8000-000000000001", "scope", "orders.read openid"))));

        assertEquals(200, outcome.status());
        assertEquals("f3b1c1de-0000-4000-8000-000000000001", outcome.identity("x-auth-subject"));
        assertEquals("openid orders.read", outcome.identity("x-auth-scopes"));
        assertEquals("gw-app", outcome.identity("x-auth-client"));
    }

    @Test
    void asksForATokenWhereNoneIsPresented() {
        var outcome = present();

        assertEquals(401, outcome.status());
        assertTrue(outcome.challenge().orElseThrow().startsWith("Bearer realm="), outcome.toString());
        assertEquals(Map.of(), outcome.identity());
    }

    @Test
    void attack17TwoAuthorizationHeadersAreNone() {
        var good = bearer(tokens.person("orders.read"));

        assertEquals(400, present(good, "Authorization: Bearer other").status());
        assertEquals(400, present("Authorization: Basic YTpi", good).status());
    }

    @Test
    void attack29ATokenForAnotherAudienceDoesNotCount() {
        var outcome = present(bearer(tokens.with("at+jwt", Map.of("aud", List.of("https://other.test")))));

        assertEquals(401, outcome.status());
        assertEquals(Optional.of("Bearer error=\"invalid_token\""), outcome.challenge());
    }

    @Test
    void attack29ATokenWithABrokenSignatureDoesNotCount() {
        var token = tokens.person("orders.read");
        var broken = token.substring(0, token.length() - 8) + "AAAAAAAA";

        assertEquals(401, present(bearer(broken)).status());
    }

    @ParameterizedTest
    @ValueSource(strings = { "JWT", "logout+jwt", "gatehouse-assertion+jwt" })
    void attack30OnlyAnAccessTokenIsAnAccessToken(String typ) {
        assertEquals(401, present(bearer(tokens.with(typ, Map.of()))).status());
    }

    @Test
    void refusesAnExpiredToken() {
        var past = Instant.now().minusSeconds(600).getEpochSecond();

        assertEquals(401, present(bearer(tokens.with("at+jwt", Map.of("iat", past, "exp", past + 300)))).status());
    }

    /** Issued by a replica whose clock is ahead of this one's: by five seconds it may be, and by no more. */
    @Test
    void theClocksOfReplicasMayBeFiveSecondsApartAndNoMore() {
        assertEquals(200, present(bearer(issuedAhead(Duration.ofSeconds(5)))).status());
        assertEquals(401, present(bearer(issuedAhead(Duration.ofSeconds(15)))).status());
    }

    /** A token that is refused for its time is refused for that time only: nothing remembers it as bad, or as good. */
    @Test
    void aTokenOfAClockThatIsFarAheadCountsWhenItsTimeHasCome() {
        var token = bearer(issuedAhead(Duration.ofSeconds(60)));
        assertEquals(401, present(token).status());

        clock.advance(Duration.ofSeconds(56));

        assertEquals(200, present(token).status());
    }

    /** The end of a token is the end: to add the tolerance there would make all of them live longer. */
    @Test
    void noToleranceMakesATokenLiveLonger() {
        var now = Instant.now().getEpochSecond();

        assertEquals(401, present(bearer(tokens.with("at+jwt", Map.of("iat", now - 300, "exp", now)))).status());
        assertEquals(200, present(bearer(tokens.with("at+jwt", Map.of("iat", now - 270, "exp", now + 30)))).status());
    }

    private String issuedAhead(Duration ahead) {
        var issued = Instant.now().plus(ahead).getEpochSecond();
        return tokens.with("at+jwt", Map.of("iat", issued, "auth_time", issued, "exp", issued + 300));
    }

    @ParameterizedTest
    @ValueSource(strings = { "Basic YTpi", "Bearer", "Bearer  x", "Bearer a b", "DPoP x", "bearer\tx" })
    void refusesWhatIsNoBearerToken(String value) {
        assertEquals(401, present("Authorization: " + value).status());
    }

    /** Where a proxy joins two headers by a comma, a comma means two. */
    protected int statusOfAComma() {
        return 401;
    }

    @Test
    void attack17ACommaMakesNoTokenOfTwo() {
        var good = bearer(tokens.person("orders.read"));

        assertEquals(statusOfAComma(), present("Authorization: Bearer x,y").status());
        assertEquals(statusOfAComma(), present(good + ",Bearer x").status());
        assertEquals(statusOfAComma(), present(good + ",").status());
    }

    /** A client that sends a proof believes that its token is of no use to a thief. */
    @ParameterizedTest
    @ValueSource(strings = { "DPoP: eyJ0eXAiOiJkcG9wK2p3dCJ9.e30.AA", "dpop: x", "OAuth-Client-Attestation: x" })
    void attack74AProofThatIsNotSupportedIsRefusedAndNeverIgnored(String proof) {
        var token = tokens.person("orders.read");

        var beside = present(bearer(token), proof);
        var bound = present("Authorization: DPoP " + token);

        for (var outcome : List.of(beside, bound)) {
            assertEquals(401, outcome.status());
            assertEquals("Bearer error=\"invalid_token\", error_description=\"Proofs of possession are not supported here\"",
                    outcome.challenge().orElseThrow());
        }
    }

    /** Each would pass a decoder that overlooks what it does not know, and miss a cache that knows the others. */
    @Test
    void attack75OneTokenHasOneSpelling() {
        var token = tokens.person("orders.read");
        assertEquals(200, present(bearer(token)).status());

        for (var spelling : List.of(token + "=", token + "==", token + "!", token.replaceFirst("\\.", ".!"),
                token.substring(0, token.length() - 9) + "~" + token.substring(token.length() - 9))) {
            assertEquals(401, present(bearer(spelling)).status(), spelling);
        }
    }

    @Test
    void endingASessionEndsItsTokens() throws Throwable {
        var sid = UUID.randomUUID().toString();
        var token = bearer(tokens.personIn(sid, "orders.read"));
        assertEquals(200, present(token).status());

        VertxContextSupport.subscribeAndAwait(() -> revoker.revoke(RevocationKind.SESSION, sid,
                Instant.now().plus(Duration.ofMinutes(10))));

        assertEquals(401, present(token).status());
    }

    @Test
    void attackATokenOutlivesItsClient() {
        assertEquals(401, present(bearer(tokens.with("at+jwt", Map.of("client_id", "gw-removed")))).status());
    }

    @Test
    void forgetsATokenWhenItExpires() {
        var token = bearer(tokens.person("orders.read"));
        assertEquals(200, present(token).status());

        clock.advance(Duration.ofMinutes(6));

        assertEquals(401, present(token).status());
    }

    /** Keys, policy and revocations are in memory; a lock on their tables is felt like a database that is away. */
    @Test
    void judgesATokenWhileTheDatabaseIsAway() throws SQLException {
        var good = bearer(tokens.person("orders.read"));
        var bad = bearer(tokens.with("at+jwt", Map.of("aud", List.of("https://other.test"))));

        try (var lock = Database.running().getPostgresDatabase().getConnection()) {
            lock.setAutoCommit(false);
            lock.createStatement().execute("lock table sessions, accounts, revocations, signing_keys in access exclusive mode");
            assertEquals(200, present(good).status());
            assertEquals(401, present(bad).status());
            lock.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "X-Auth-Subject", "x-auth-scopes", "X-AUTH-CLIENT", "X-Auth-Assertion" })
    void attack3And5WhatAClientSaysOfItselfIsNeverSaidAgain(String name) {
        var outcome = present(bearer(tokens.person("orders.read")), name + ": spoofed");

        assertEquals(200, outcome.status());
        assertFalse(outcome.identity().containsValue("spoofed"), outcome.identity().toString());
    }
}
