package dev.gatehouse.demo;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class DemoPageTest {

    @Inject
    DemoConfig config;

    @ParameterizedTest
    @ValueSource(strings = { "/demo", "/demo/callback" })
    void letsItsScriptCallTheApiAndNothingElse(String path) {
        given().when().get(path).then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("connect-src 'self' http://api.localhost:"))
                .header("Content-Security-Policy", containsString("script-src 'self';"))
                .body(containsString("data-api=\"http://api.localhost:"));
    }

    @Test
    void theApiRefusesARequestThatDidNotComeThroughTheGateway() {
        given().when().get(api("/orders")).then().statusCode(401)
                .body("error", equalTo("no identity assertion came with the request"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "x", "a.b.c", "..", "eyJhbGciOiJub25lIn0.e30.", "eyJhbGciOiJFUzI1NiJ9.e30.AAAA" })
    void theApiRefusesAnAssertionThatIsNotOurs(String assertion) {
        given().header("X-Auth-Assertion", assertion).when().get(api("/orders")).then().statusCode(401).body("$",
                hasKey("error"));
    }

    @Test
    void theApiShowsAnybodyWhatIsPublic() {
        given().header("X-Something", "seen").when().get(api("/public")).then().statusCode(200)
                .body("received.'X-Something'", equalTo("seen"));
    }

    private String api(String path) {
        return "http://127.0.0.1:" + config.apiPort() + path;
    }
}
