package dev.gatehouse.demo;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.gatehouse.oidc.authorize.Asked;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.testing.GivenPerson;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

/** What the demo page shows, step by step: the token, the call through the gateway, and the refusals. */
@QuarkusTest
class DemoFlowTest {

    @Inject
    PublicUrl publicUrl;

    @Test
    void theApiAnswersAndShowsWhatItReceived() {
        var person = GivenPerson.signedIn("Ada");

        api().header("Authorization", "Bearer " + accessToken(person)).header("X-Auth-Subject", "spoofed").when().get("/orders")
                .then().statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo(publicUrl.issuer()))
                .body("orders", hasSize(2))
                .body("identity.sub", equalTo(person.account().toString()))
                .body("identity.iss", equalTo(publicUrl.issuer()))
                .body("received.'X-Auth-Subject'", equalTo(person.account().toString()))
                .body("received.'X-Auth-Scopes'", containsString("orders.read"))
                .body("received.Authorization", nullValue());
    }

    @Test
    void aMissingScopeIsRefusedAndSaysWhichOne() {
        api().header("Authorization", "Bearer " + accessToken(GivenPerson.signedIn("Ada"))).when().post("/orders").then()
                .statusCode(403).header("WWW-Authenticate", containsString("insufficient_scope"))
                .header("WWW-Authenticate", containsString("orders.write"))
                .header("Access-Control-Expose-Headers", containsString("WWW-Authenticate"));
    }

    @Test
    void whoAsksForMoreAndIsAllowedItPlacesAnOrder() {
        String token = accessToken(GivenPerson.signedIn("Ada"), "openid profile orders.read orders.write");

        api().header("Authorization", "Bearer " + token).when().post("/orders").then().statusCode(201)
                .body("placed.id", equalTo(1044));
    }

    @Test
    void aCallWithoutATokenIsRefused() {
        api().when().get("/orders").then().statusCode(401).header("WWW-Authenticate", startsWith("Bearer"));
        api().when().get("/public").then().statusCode(200).body("message", containsString("Anybody"));
    }

    @Test
    void theAppMayNotAskForMoreThanItIsRegisteredFor() {
        var answer = demo().with("scope", "openid profile orders.read orders.delete").as(GivenPerson.signedIn("Ada")).get();

        answer.then().statusCode(303).header("Location", startsWith(publicUrl.at("/demo/callback?error=invalid_scope")));
    }

    @Test
    void signingOutTakesTheTokenWithIt() {
        var person = GivenPerson.signedIn("Ada");
        String token = accessToken(person);
        api().header("Authorization", "Bearer " + token).when().get("/orders").then().statusCode(200);

        given().cookie(GivenPerson.COOKIE, person.cookie()).header("Origin", publicUrl.issuer()).redirects().follow(false)
                .when().post("/logout").then().statusCode(303);

        api().header("Authorization", "Bearer " + token).when().get("/orders").then().statusCode(401)
                .body(not(containsString("Oak door")));
    }

    private String accessToken(GivenPerson person) {
        return accessToken(person, "openid profile orders.read");
    }

    private String accessToken(GivenPerson person, String scope) {
        var asked = demo().with("scope", scope).as(person);
        var consent = asked.get();
        String handle = Asked.queryOf(consent.header("Location")).get("handle");
        var allowed = asked.browser().formParam("handle", handle).formParam("decision", "allow").when().post("/consent");
        String code = Asked.answerOf(asked.follow(allowed)).get("code");
        return given().formParam("grant_type", "authorization_code").formParam("code", code).formParam("client_id", "demo")
                .formParam("redirect_uri", publicUrl.at("/demo/callback")).formParam("code_verifier", Asked.VERIFIER)
                .when().post("/oauth2/token").then().statusCode(200).extract().path("access_token");
    }

    private Asked demo() {
        return Asked.by("demo", publicUrl.at("/demo/callback")).with("scope", "openid profile orders.read")
                .with("resource", "http://api.localhost:" + RestAssured.port);
    }

    private RequestSpecification api() {
        return given().header("Host", "api.localhost:" + RestAssured.port).header("Origin", publicUrl.issuer());
    }
}
