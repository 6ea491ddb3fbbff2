package dev.gatehouse.oidc.token;

import static dev.gatehouse.testing.GivenGrant.SECRET;
import static dev.gatehouse.testing.GivenGrant.form;
import static dev.gatehouse.testing.GivenGrant.statusAtUserinfo;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Assignments;
import dev.gatehouse.account.Assignments.Kind;
import dev.gatehouse.account.assignment.Assigner;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.testing.Claims;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.GivenGrant;
import dev.gatehouse.testing.MutableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** What becomes of tokens after they were handed out: userinfo, introspection, revocation. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class TokenUseTest {

    private static final String API = "https://api.example.com";

    @Inject
    MutableClock clock;

    @Inject
    Assigner assigner;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void tellsTheSubjectAndWithProfileTheName() {
        var grant = GivenGrant.of("openid profile");
        String token = grant.tokens().path("access_token");

        userinfo(token).get("/oauth2/userinfo").then().statusCode(200).header("Cache-Control", "no-store")
                .body("sub", is(grant.person().account().toString())).body("name", is("Ada"));
        String bare = GivenGrant.of("openid").tokens().path("access_token");
        userinfo(bare).get("/oauth2/userinfo").then().statusCode(200).body("name", nullValue());
    }

    @Test
    void takesTheTokenByPostInHeaderOrForm() {
        String token = GivenGrant.of("openid").tokens().path("access_token");

        userinfo(token).post("/oauth2/userinfo").then().statusCode(200);
        form().formParam("access_token", token).post("/oauth2/userinfo").then().statusCode(200);
        form().header("Authorization", "Bearer " + token).formParam("access_token", token).post("/oauth2/userinfo")
                .then().statusCode(400).body("error", is("invalid_request"));
    }

    /** Attack 48: a token in the address is refused, be it ever so valid. */
    @Test
    void refusesATokenInTheAddress() {
        String token = GivenGrant.of("openid").tokens().path("access_token");

        given().queryParam("access_token", token).get("/oauth2/userinfo").then().statusCode(400);
        userinfo(token).queryParam("access_token", token).get("/oauth2/userinfo").then().statusCode(400);
    }

    @Test
    void refusesWithoutATokenAndSaysHow() {
        given().get("/oauth2/userinfo").then().statusCode(401).header("WWW-Authenticate", is("Bearer realm=\"gatehouse\""));
        given().header("Authorization", "Basic abc").get("/oauth2/userinfo").then().statusCode(401);
        userinfo("not.a.token").get("/oauth2/userinfo").then().statusCode(401)
                .header("WWW-Authenticate", containsString("Bearer realm=\"gatehouse\", error=\"invalid_token\""));
    }

    /** Attack 30: an ID token is no access token. */
    @Test
    void refusesAnIdTokenAtUserinfo() {
        assertEquals(401, statusAtUserinfo(GivenGrant.of("openid").tokens().path("id_token")));
    }

    /** Attack 29: a token for an API, replayed by that API at userinfo. */
    @Test
    void refusesATokenForAnotherAudienceAtUserinfo() {
        String forApi = GivenGrant.of("openid").forResources("https://api.example.com").tokens().path("access_token");
        String machine = basic().formParam("grant_type", "client_credentials").post("/oauth2/token").path("access_token");

        assertEquals(401, statusAtUserinfo(forApi));
        assertEquals(401, statusAtUserinfo(machine));
    }

    @Test
    void refusesATokenAfterItsFiveMinutes() {
        String token = GivenGrant.of("openid").tokens().path("access_token");
        clock.advance(Duration.ofMinutes(5));

        assertEquals(401, statusAtUserinfo(token));
    }

    @Test
    void asksForOpenidAtUserinfo() {
        var grant = GivenGrant.to("oidc-other", "orders.read");

        assertEquals(403, statusAtUserinfo(grant.tokens().path("access_token")));
    }

    @Test
    void tellsAClientWhatATokenOfItsAudienceIsWorth() {
        var grant = GivenGrant.of("orders.read");
        String token = grant.tokens().path("access_token");

        basic().formParam("token", token).post("/oauth2/introspect").then().statusCode(200)
                .header("Cache-Control", "no-store").body("active", is(true)).body("client_id", is("oidc-public"))
                .body("sub", is(grant.person().account().toString())).body("scope", is("orders.read"));
    }

    /** Attack 29: who shares no audience with a token learns nothing of it (RFC 7662 §4). */
    @Test
    void tellsNothingOfATokenForAnotherAudience() {
        String token = GivenGrant.of("orders.read").forResources("https://stock.example.com").tokens().path("access_token");

        isInactive(basic(), token);
        isInactive(basic(), "not.a.token");
        isInactive(basic(), GivenGrant.of("openid").tokens().path("id_token"));
    }

    @Test
    void letsNobodyIntrospectWithoutASecret() {
        form().formParam("client_id", "oidc-public").formParam("token", "some").post("/oauth2/introspect")
                .then().statusCode(401);
        basic().post("/oauth2/introspect").then().statusCode(400).body("error", is("invalid_request"));
        given().get("/oauth2/introspect").then().statusCode(405);
    }

    @Test
    void takesBackAnAccessToken() {
        String token = GivenGrant.of("openid").tokens().path("access_token");

        revoke("oidc-public", token);

        assertEquals(401, statusAtUserinfo(token));
        isInactive(basic(), token);
    }

    @Test
    void takesBackARefreshTokenWithAllThatCameOfIt() {
        var grant = GivenGrant.of("openid");
        Response tokens = grant.tokens();

        revoke("oidc-public", tokens.path("refresh_token"));

        assertEquals(400, grant.refresh(tokens.path("refresh_token")).statusCode());
        assertEquals(401, statusAtUserinfo(tokens.path("access_token")));
    }

    @Test
    void leavesTheTokensOfOthersAlone() {
        var grant = GivenGrant.of("openid");
        Response tokens = grant.tokens();

        revoke("oidc-other", tokens.path("refresh_token"));
        revoke("oidc-other", tokens.path("access_token"));
        revoke("oidc-other", "no-such-token");

        assertEquals(200, statusAtUserinfo(tokens.path("access_token")));
        assertEquals(200, grant.refresh(tokens.path("refresh_token")).statusCode());
    }

    @Test
    void revokesByPostFromKnownClientsOnly() {
        given().get("/oauth2/revoke").then().statusCode(405);
        form().formParam("token", "some").post("/oauth2/revoke").then().statusCode(401);
        form().formParam("client_id", "oidc-public").post("/oauth2/revoke").then().statusCode(400);
    }

    /** The scopes decide what the client is told; an API reads the access token, and is told in any case. */
    @Test
    void tellsRolesAndGroupsToTheApiAndToAClientThatAsks() {
        var grant = GivenGrant.of("openid roles groups");
        assign(grant, held -> held.with(Kind.ROLE, List.of("support")).with(Kind.GROUP, List.of("berlin")));

        Response tokens = grant.tokens();

        String token = tokens.path("access_token");
        for (JsonPath told : List.of(Claims.of(token), Claims.of(tokens.path("id_token")),
                userinfo(token).get("/oauth2/userinfo").jsonPath(), introspected(grant.forResources(API).tokens()))) {
            assertEquals(List.of("support"), told.getList("roles"));
            assertEquals(List.of("berlin"), told.getList("groups"));
        }
    }

    @Test
    void tellsAClientThatDoesNotAskNothingOfRolesAndGroups() {
        var grant = GivenGrant.of("openid profile");
        assign(grant, held -> held.with(Kind.ROLE, List.of("support")).with(Kind.GROUP, List.of("berlin")));

        Response tokens = grant.tokens();

        String token = tokens.path("access_token");
        assertEquals(List.of("support"), Claims.of(token).getList("roles"));
        assertEquals(List.of("support"), introspected(grant.forResources(API).tokens()).getList("roles"));
        for (JsonPath told : List.of(Claims.of(tokens.path("id_token")), userinfo(token).get("/oauth2/userinfo").jsonPath())) {
            assertNull(told.get("roles"));
            assertNull(told.get("groups"));
            assertNull(told.get("updated_at"));
        }
    }

    /** Attack 83: what was taken away counts no longer, also by a token that was issued before, and everywhere at once. */
    @Test
    void attack83ATokenThatSaysARoleWhichWasTakenAwayIsOver() {
        var grant = GivenGrant.of("openid");
        assign(grant, held -> held.with(Kind.ROLE, List.of("support")));
        Response tokens = grant.tokens();
        String token = tokens.path("access_token");
        assertEquals(200, statusAtUserinfo(token));

        assign(grant, held -> held.without(Kind.ROLE, List.of("support")));

        assertEquals(401, statusAtUserinfo(token));
        isInactive(basic(), token);
        Response refreshed = grant.refresh(tokens.path("refresh_token"));
        refreshed.then().statusCode(200);
        assertNull(Claims.of(refreshed.path("access_token")).get("roles"));
        assertEquals(200, statusAtUserinfo(refreshed.path("access_token")), "the sign-in goes on");
    }

    /** Two changes in one second, and a token between them. */
    @Test
    void attack83ATokenBetweenTwoChangesIsOverToo() {
        var grant = GivenGrant.of("openid");
        assign(grant, held -> held.with(Kind.ROLE, List.of("support")));
        String between = grant.tokens().path("access_token");
        assign(grant, held -> held.only(Kind.ROLE, List.of()));

        assertEquals(401, statusAtUserinfo(between));
        assertEquals(200, statusAtUserinfo(grant.tokens().path("access_token")));
    }

    private void assign(GivenGrant grant, UnaryOperator<Assignments> change) {
        try {
            VertxContextSupport.subscribeAndAwait(
                    () -> assigner.change(new AccountId(grant.person().account()), change, Actor.system()));
        } catch (Throwable failure) {
            throw new AssertionError("nothing was assigned", failure);
        }
    }

    private static JsonPath introspected(Response tokens) {
        return basic().formParam("token", tokens.<String> path("access_token")).post("/oauth2/introspect").then()
                .body("active", is(true)).extract().jsonPath();
    }

    private static void revoke(String client, String token) {
        form().formParam("client_id", client).formParam("token", token).post("/oauth2/revoke").then().statusCode(200)
                .body("$", anEmptyMap());
    }

    private static void isInactive(RequestSpecification client, String token) {
        client.formParam("token", token).post("/oauth2/introspect").then().statusCode(200)
                .body("active", is(false)).body("$", aMapWithSize(1));
    }

    private static RequestSpecification userinfo(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static RequestSpecification basic() {
        return form().auth().preemptive().basic("oidc-basic", URLEncoder.encode(SECRET, StandardCharsets.UTF_8));
    }
}
