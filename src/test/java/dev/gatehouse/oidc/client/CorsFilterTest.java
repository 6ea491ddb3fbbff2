package dev.gatehouse.oidc.client;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.testing.RawHttp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
class CorsFilterTest {

    private static final String ALLOWED = "Access-Control-Allow-Origin";

    @ParameterizedTest
    @ValueSource(strings = { "/.well-known/openid-configuration", "/.well-known/oauth-authorization-server", "/oauth2/jwks" })
    void whatIsPublishedIsForEverybody(String path) {
        from("https://anywhere.example").when().get(path).then().statusCode(200).header(ALLOWED, equalTo("*"))
                .header("Access-Control-Allow-Credentials", nullValue());
        preflight("https://anywhere.example").when().options(path).then().statusCode(204).header(ALLOWED, equalTo("*"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/oauth2/token", "/oauth2/userinfo", "/oauth2/revoke" })
    void aPreflightIsAnsweredForTheOriginsOfClients(String path) {
        preflight("https://app.example.com").when().options(path).then().statusCode(204)
                .header(ALLOWED, equalTo("https://app.example.com")).header("Vary", containsString("Origin"))
                .header("Access-Control-Allow-Headers", containsString("Authorization"))
                .header("Access-Control-Allow-Credentials", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://evil.example", "http://app.example.com", "https://app.example.com:8443", "null",
            "https://app.example.com.evil.example", "https://APP.example.com" })
    void aPreflightOfAnybodyElseIsNot(String origin) {
        preflight(origin).when().options("/oauth2/token").then().statusCode(204).header(ALLOWED, nullValue());
    }

    @Test
    void anAnswerIsForTheOriginsOfItsClientOnly() {
        token("https://app.example.com", "authorize-app").then().header(ALLOWED, equalTo("https://app.example.com"))
                .header("Vary", containsString("Origin"));
        token("https://app.example.com", "authorize-asks").then().header(ALLOWED, nullValue());
        token("https://evil.example", "authorize-app").then().header(ALLOWED, nullValue());
    }

    /** A single-page app sees why it was refused, and not a failed fetch. */
    @Test
    void aRefusalBeforeTheClientIsKnownIsForTheOriginsOfAllOfThem() {
        from("https://app.example.com").when().get("/oauth2/userinfo").then().statusCode(401)
                .header(ALLOWED, equalTo("https://app.example.com")).header("Vary", containsString("Origin"))
                .header("Access-Control-Expose-Headers", containsString("WWW-Authenticate"))
                .header("Access-Control-Allow-Credentials", nullValue());
        from("https://app.example.com").header("Authorization", "Bearer over").when().get("/oauth2/userinfo").then()
                .statusCode(401).header(ALLOWED, equalTo("https://app.example.com"));
        token("https://app.example.com", "no-such-client").then().statusCode(401)
                .header(ALLOWED, equalTo("https://app.example.com"));
        from("https://evil.example").when().get("/oauth2/userinfo").then().statusCode(401).header(ALLOWED, nullValue());
        given().when().get("/oauth2/userinfo").then().statusCode(401).header(ALLOWED, nullValue());
    }

    @ParameterizedTest
    @CsvSource({ "/oauth2/authorize", "/oauth2/logout", "/oauth2/introspect", "/login", "/consent", "/account" })
    void nothingElseIsForOtherOrigins(String path) {
        preflight("https://app.example.com").when().options(path).then().header(ALLOWED, nullValue());
        from("https://app.example.com").when().get(path).then().header(ALLOWED, nullValue());
    }

    /** A path with dots is judged as the endpoint that it reaches, here and by the guard against cross-site writes. */
    @ParameterizedTest
    @CsvSource({ "/oauth2/../logout", "/gateway/%2e%2e/logout", "/oauth2/./../logout/confirm" })
    void aDetourIsNoWayAroundTheGuard(String path) {
        var reply = RawHttp.send(RestAssured.port, "POST " + path + " HTTP/1.1", "Host: localhost:" + RestAssured.port,
                "Origin: https://evil.example", "Content-Type: application/x-www-form-urlencoded", "Content-Length: 0");

        assertEquals(403, reply.status());
    }

    @Test
    void aDetourToAnEndpointOfClientsIsAnsweredLikeTheStraightWay() {
        var reply = RawHttp.send(RestAssured.port, "OPTIONS /demo/../oauth2/token HTTP/1.1",
                "Host: localhost:" + RestAssured.port, "Origin: https://evil.example", "Access-Control-Request-Method: POST");

        assertEquals(204, reply.status());
        assertTrue(reply.header(ALLOWED).isEmpty());
    }

    private static io.restassured.response.Response token(String origin, String client) {
        return from(origin).formParam("grant_type", "authorization_code").formParam("code", "unknown")
                .formParam("redirect_uri", "https://app.example.com/callback").formParam("code_verifier", "x".repeat(43))
                .formParam("client_id", client).when().post("/oauth2/token");
    }

    private static RequestSpecification from(String origin) {
        return given().redirects().follow(false).header("Origin", origin);
    }

    private static RequestSpecification preflight(String origin) {
        return from(origin).header("Access-Control-Request-Method", "POST");
    }
}
