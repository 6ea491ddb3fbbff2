package dev.gatehouse.oidc.grant;

import static dev.gatehouse.testing.GivenGrant.SECOND_SECRET;
import static dev.gatehouse.testing.GivenGrant.SECRET;
import static dev.gatehouse.testing.GivenGrant.form;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.testing.Claims;
import dev.gatehouse.testing.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** The phases that every grant shares, and the grant that has nothing of its own. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class TokenResourceTest {

    @Test
    void givesAMachineATokenForItself() {
        Response answer = basic("oidc-basic", SECRET).post("/oauth2/token");

        answer.then().statusCode(200).body("scope", is("orders.read orders.write")).body("refresh_token", nullValue())
                .body("id_token", nullValue());
        var claims = Claims.of(answer.path("access_token"));
        assertEquals("oidc-basic", claims.get("sub"));
        assertEquals("oidc-basic", claims.get("client_id"));
        assertEquals("https://api.example.com", claims.get("aud"));
        assertNull(claims.get("auth_time"));
        assertNull(claims.get("acr"));
        assertNull(claims.get("sid"));
    }

    @Test
    void takesEitherOfTwoSecrets() {
        assertEquals(200, basic("oidc-basic", SECOND_SECRET).post("/oauth2/token").statusCode());
    }

    @Test
    void takesTheSecretInTheFormFromAClientThatIsRegisteredSo() {
        assertEquals(200, machine().formParam("client_id", "oidc-post").formParam("client_secret", SECRET)
                .post("/oauth2/token").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = { "openid", "offline_access", "stock.read", "orders.read unknown" })
    void refusesAScopeThatIsNotTheMachines(String scope) {
        basic("oidc-basic", SECRET).formParam("scope", scope).post("/oauth2/token").then().statusCode(400)
                .body("error", is("invalid_scope"));
    }

    /** Attack 36: an unknown client, a wrong secret and a wrong method get the very same answer. */
    @Test
    void tellsNobodyWhyAClientWasNotBelieved() {
        Response unknown = basic("no-such-client", SECRET).post("/oauth2/token");
        Response wrong = basic("oidc-basic", "wrong").post("/oauth2/token");
        Response method = basic("oidc-post", SECRET).post("/oauth2/token");

        unknown.then().statusCode(401).body("error", is("invalid_client"))
                .header("WWW-Authenticate", startsWith("Basic realm=")).header("Cache-Control", "no-store");
        assertEquals(unknown.asString(), wrong.asString());
        assertEquals(unknown.asString(), method.asString());
        assertEquals(wrong.statusCode(), method.statusCode());
    }

    @Test
    void refusesASecretFromAPublicClientAndNoSecretFromAConfidentialOne() {
        machine().formParam("client_id", "oidc-public").formParam("client_secret", SECRET).post("/oauth2/token")
                .then().statusCode(401).header("WWW-Authenticate", nullValue());
        machine().formParam("client_id", "oidc-post").post("/oauth2/token").then().statusCode(401);
        machine().post("/oauth2/token").then().statusCode(401).body("error", is("invalid_client"));
    }

    @Test
    void refusesAClientThatAuthenticatesInTwoWays() {
        basic("oidc-basic", SECRET).formParam("client_id", "oidc-basic").formParam("client_secret", SECRET)
                .post("/oauth2/token").then().statusCode(400).body("error", is("invalid_request"));
        basic("oidc-basic", SECRET).formParam("client_id", "oidc-post").post("/oauth2/token").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Bearer abc", "Basic", "Basic !!!", "Basic bm9jb2xvbg==", "Digest x", "Basic Om5vbmFtZQ==" })
    void refusesAHeaderThatIsNotBasic(String header) {
        machine().header("Authorization", header).post("/oauth2/token").then().statusCode(401)
                .body("error", is("invalid_client"));
    }

    @Test
    void refusesGrantsThatAreUnknownOrNotTheClients() {
        form().formParam("grant_type", "password").formParam("client_id", "oidc-public").post("/oauth2/token")
                .then().statusCode(400).body("error", is("unsupported_grant_type"));
        form().formParam("grant_type", "client_credentials").formParam("client_id", "oidc-public").post("/oauth2/token")
                .then().statusCode(400).body("error", is("unauthorized_client"));
        form().formParam("client_id", "oidc-public").post("/oauth2/token")
                .then().statusCode(400).body("error", is("invalid_request"));
    }

    @ParameterizedTest
    @CsvSource({ "authorization_code,code", "authorization_code,redirect_uri", "refresh_token,refresh_token" })
    void saysWhichParameterIsMissing(String grant, String missing) {
        var request = form().formParam("grant_type", grant).formParam("client_id", "oidc-public");
        if (missing.equals("redirect_uri")) {
            request.formParam("code", "some");
        }

        request.post("/oauth2/token").then().statusCode(400).body("error", is("invalid_request"))
                .body("error_description", is("The parameter " + missing + " is missing."));
    }

    @ParameterizedTest
    @ValueSource(strings = { "grant_type=client_credentials&grant_type=client_credentials",
            "grant_type=client_credentials&client_id=oidc-post&client_id=oidc-post", "grant_type=%zz", "a=%00" })
    void refusesAFormThatCouldBeReadInTwoWays(String body) {
        form().body(body).post("/oauth2/token").then().statusCode(400).body("error", is("invalid_request"));
    }

    /** Attack 48: a secret in the address ends up in logs and histories. */
    @Test
    void refusesParametersInTheAddress() {
        machine().queryParam("client_id", "oidc-post").queryParam("client_secret", SECRET).post("/oauth2/token")
                .then().statusCode(400).body("error", is("invalid_request"));
    }

    @Test
    void takesFormsByPostOnly() {
        given().get("/oauth2/token").then().statusCode(405);
        given().contentType("application/json").body("{}").post("/oauth2/token").then().statusCode(415);
        given().contentType("application/x-www-form-urlencoded").put("/oauth2/token").then().statusCode(405);
    }

    @Test
    void answersWithARequestId() {
        machine().post("/oauth2/token").then().header("X-Request-Id", notNullValue());
    }

    private static RequestSpecification machine() {
        return form().formParam("grant_type", "client_credentials");
    }

    private static RequestSpecification basic(String client, String secret) {
        return machine().auth().preemptive().basic(client, URLEncoder.encode(secret, StandardCharsets.UTF_8));
    }
}
