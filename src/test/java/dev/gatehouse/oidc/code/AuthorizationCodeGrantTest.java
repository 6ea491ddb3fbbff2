package dev.gatehouse.oidc.code;

import static dev.gatehouse.testing.GivenGrant.VERIFIER;
import static dev.gatehouse.testing.GivenGrant.statusAtUserinfo;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.account.session.SessionTermination;
import dev.gatehouse.oidc.grant.GrantContract;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.testing.Claims;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.GivenGrant;
import dev.gatehouse.testing.MutableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(Database.class)
class AuthorizationCodeGrantTest extends GrantContract {

    @Inject
    MutableClock clock;
    @Inject
    SessionTermination sessions;
    @Inject
    PublicUrl publicUrl;

    @Override
    protected Supplier<RequestSpecification> granted() {
        var grant = GivenGrant.of("orders.read");
        String code = grant.code();
        return () -> grant.redeeming(code).formParam("code_verifier", VERIFIER);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void handsOutTheTokensThatWereApproved() {
        GivenGrant.of("openid orders.read").tokens().then().statusCode(200)
                .header("Cache-Control", "no-store").header("Pragma", "no-cache")
                .body("token_type", is("Bearer")).body("expires_in", is(300)).body("scope", is("openid orders.read"))
                .body("access_token", not(blankOrNullString())).body("id_token", not(blankOrNullString()))
                .body("refresh_token", not(blankOrNullString()));
    }

    @Test
    void writesAccessTokensAsRfc9068Says() {
        var grant = GivenGrant.of("openid orders.read");

        String token = grant.tokens().path("access_token");

        assertEquals("at+jwt", Claims.header(token).get("typ"));
        assertEquals("RS256", Claims.header(token).get("alg"));
        var claims = Claims.of(token);
        assertEquals(publicUrl.issuer(), claims.get("iss"));
        assertEquals(grant.person().account().toString(), claims.get("sub"));
        assertEquals("oidc-public", claims.get("client_id"));
        assertEquals("openid orders.read", claims.get("scope"));
        assertEquals(grant.person().sid().toString(), claims.get("sid"));
        assertEquals("phr", claims.get("acr"));
        assertEquals(List.of("user", "mfa", "pop", "swk"), claims.getList("amr"));
        assertEquals(300, claims.getLong("exp") - claims.getLong("iat"));
        assertEquals(List.of("https://api.example.com", "https://stock.example.com", publicUrl.issuer()),
                claims.getList("aud"));
        UUID.fromString(claims.get("jti"));
    }

    @Test
    void writesIdTokensAsOpenIdConnectSays() throws Exception {
        var grant = GivenGrant.of("openid");

        Response tokens = grant.tokens();

        String idToken = tokens.path("id_token");
        var claims = Claims.of(idToken);
        assertEquals("JWT", Claims.header(idToken).get("typ"));
        assertEquals("oidc-public", claims.get("aud"));
        assertEquals("n-1", claims.get("nonce"));
        assertEquals(grant.person().account().toString(), claims.get("sub"));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(tokens.<String> path("access_token").getBytes(US_ASCII));
        assertEquals(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16)), claims.get("at_hash"));
        assertNull(claims.get("scope"));
    }

    @Test
    void handsOutNoIdTokenWithoutOpenid() {
        GivenGrant.of("orders.read").tokens().then().statusCode(200).body("id_token", nullValue());
    }

    @Test
    void handsOutNoRefreshTokenToAClientThatMayNotRefresh() {
        var grant = GivenGrant.to("oidc-basic", "orders.read");

        grant.redeeming(grant.code()).auth().preemptive().basic("oidc-basic", GivenGrant.SECRET.replace(" ", "+"))
                .formParam("code_verifier", VERIFIER).post("/oauth2/token").then().statusCode(200)
                .body("refresh_token", nullValue());
    }

    /** Attack 41, a code that is used twice was stolen: what it brought is taken back (RFC 6749 §4.1.2). */
    @Test
    void takesBackWhatAReusedCodeBrought() {
        var grant = GivenGrant.of("openid");
        String code = grant.code();
        Response tokens = grant.redeem(code);
        assertEquals(200, statusAtUserinfo(tokens.path("access_token")));

        refuses(grant.redeem(code));

        assertEquals(401, statusAtUserinfo(tokens.path("access_token")));
        refuses(grant.refresh(tokens.path("refresh_token")));
    }

    /** Attack 41: of many that redeem a code at once, one may win; then all lose. */
    @Test
    void letsAtMostOneOfManyAtOnceRedeemACode() {
        var grant = GivenGrant.of("openid");
        String code = grant.code();

        var answers = IntStream.range(0, 6).parallel().mapToObj(i -> grant.redeem(code)).toList();

        var winners = answers.stream().filter(answer -> answer.statusCode() == 200).toList();
        assertEquals(1, winners.size());
        assertEquals(401, statusAtUserinfo(winners.getFirst().path("access_token")));
    }

    /** Attack 41: a code is bound to its client; that another one shows it does not harm the one it belongs to. */
    @Test
    void refusesTheCodeOfAnotherClient() {
        var grant = GivenGrant.of("openid");
        String code = grant.code();

        refuses(GivenGrant.form().formParam("grant_type", "authorization_code").formParam("code", code)
                .formParam("client_id", "oidc-other").formParam("redirect_uri", grant.redirectUri())
                .formParam("code_verifier", VERIFIER).post("/oauth2/token"));

        assertEquals(200, grant.redeem(code).statusCode());
    }

    /** Attack 41: a code lives sixty seconds. */
    @Test
    void refusesACodeAfterSixtySeconds() {
        var grant = GivenGrant.of("openid");
        String code = grant.code();
        clock.advance(Duration.ofSeconds(61));

        refuses(grant.redeem(code));
    }

    @Test
    void refusesACodeThatNobodyIssued() {
        refuses(GivenGrant.of("openid").redeem("no-such-code"));
    }

    @Test
    void refusesAnotherRedirectUri() {
        var grant = GivenGrant.of("openid");

        refuses(GivenGrant.form().formParam("grant_type", "authorization_code").formParam("code", grant.code())
                .formParam("client_id", "oidc-public").formParam("redirect_uri", grant.redirectUri() + "/")
                .formParam("code_verifier", VERIFIER).post("/oauth2/token"));
    }

    /** Attack 40, PKCE downgrade: no verifier, a wrong one, or one too weak to be worth anything (CVE-2026-41213). */
    @ParameterizedTest
    @ValueSource(strings = { "", "a", "wrong-verifier-wrong-verifier-wrong-verifier-x",
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM" })
    void refusesAVerifierThatIsNotTheOne(String verifier) {
        var grant = GivenGrant.of("openid");

        refuses(grant.redeeming(grant.code()).formParam("code_verifier", verifier).post("/oauth2/token"));
    }

    /** Attack 40: a verifier for a code without a challenge tells that somebody took the challenge out (CVE-2024-22258). */
    @Test
    void refusesAVerifierWithoutAChallenge() {
        var grant = GivenGrant.to("oidc-basic", "orders.read").withoutChallenge();

        refuses(grant.redeeming(grant.code()).auth().preemptive().basic("oidc-basic", GivenGrant.SECRET.replace(" ", "+"))
                .formParam("code_verifier", VERIFIER).post("/oauth2/token"));
    }

    @Test
    void takesACodeWithoutAChallengeFromAClientThatMayGoWithout() {
        var grant = GivenGrant.to("oidc-basic", "orders.read").withoutChallenge();

        assertEquals(200, grant.redeeming(grant.code()).auth().preemptive()
                .basic("oidc-basic", GivenGrant.SECRET.replace(" ", "+")).post("/oauth2/token").statusCode());
    }

    @Test
    void refusesACodeWhoseSessionWasEnded() throws Throwable {
        var grant = GivenGrant.of("openid");
        String code = grant.code();
        VertxContextSupport.subscribeAndAwait(() -> sessions.end(grant.person().sid(), "test"));

        refuses(grant.redeem(code));
    }

    @Test
    void narrowsTheAudienceToTheResourceThatWasAskedFor() {
        var grant = GivenGrant.of("orders.read").forResources("https://api.example.com", "https://stock.example.com");

        String token = grant.redeeming(grant.code()).formParam("code_verifier", VERIFIER)
                .formParam("resource", "https://stock.example.com").post("/oauth2/token").path("access_token");

        assertEquals("https://stock.example.com", Claims.of(token).get("aud"));
    }

    @Test
    void refusesAResourceThatWasNotGranted() {
        var grant = GivenGrant.of("orders.read").forResources("https://api.example.com");

        grant.redeeming(grant.code()).formParam("code_verifier", VERIFIER)
                .formParam("resource", "https://stock.example.com").post("/oauth2/token").then().statusCode(400)
                .body("error", is("invalid_target"));
    }

    private static void refuses(Response answer) {
        answer.then().statusCode(400).body("error", is("invalid_grant")).header("Cache-Control", "no-store")
                .body("access_token", nullValue());
    }
}
