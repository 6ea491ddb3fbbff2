package dev.gatehouse.oidc.grant;

import static dev.gatehouse.testing.GivenGrant.form;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.GivenGrant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Attack 74: a proof that is ignored lets the client believe that a stolen token is worth nothing. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class PossessionProofTest {

    @ParameterizedTest
    @ValueSource(strings = { "DPoP", "dpop", "OAuth-Client-Attestation", "OAuth-Client-Attestation-PoP" })
    void refusesAProofAtTheTokenEndpointAndSpendsNothing(String header) {
        var grant = GivenGrant.of("openid");
        String code = grant.code();

        grant.redeeming(code).formParam("code_verifier", GivenGrant.VERIFIER).header(header, "e30.e30.c2ln")
                .post("/oauth2/token")
                .then().statusCode(400).body("error", is("invalid_request")).body("error_description", containsString("header"))
                .body("access_token", nullValue());
        assertEquals(200, grant.redeem(code).statusCode());
    }

    @Test
    void refusesAProofWithARefreshTokenAndAnEmptyOneToo() {
        var grant = GivenGrant.of("openid");
        String refreshToken = grant.tokens().path("refresh_token");

        grant.refreshing(refreshToken).header("DPoP", "e30.e30.c2ln").post("/oauth2/token").then().statusCode(400);
        grant.refreshing(refreshToken).header("DPoP", "").post("/oauth2/token").then().statusCode(400);
        assertEquals(200, grant.refresh(refreshToken).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = { "dpop_jkt", "req_cnf" })
    void refusesAKeyInTheForm(String parameter) {
        var grant = GivenGrant.of("openid");

        grant.redeeming(grant.code()).formParam(parameter, "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I").post("/oauth2/token")
                .then().statusCode(400).body("error", is("invalid_request"));
    }

    @Test
    void refusesAProofWhereATokenIsUsed() {
        String token = GivenGrant.of("openid").tokens().path("access_token");

        given().header("Authorization", "Bearer " + token).header("DPoP", "e30.e30.c2ln").get("/oauth2/userinfo").then()
                .statusCode(400).body("error", is("invalid_request"));
        given().header("Authorization", "DPoP " + token).header("DPoP", "e30.e30.c2ln").get("/oauth2/userinfo").then()
                .statusCode(400);
        given().header("Authorization", "DPoP " + token).get("/oauth2/userinfo").then().statusCode(401)
                .header("WWW-Authenticate", is("Bearer realm=\"gatehouse\""));
        for (var path : new String[] { "/oauth2/introspect", "/oauth2/revoke" }) {
            form().header("DPoP", "e30.e30.c2ln").formParam("client_id", "oidc-public").formParam("token", token).post(path)
                    .then().statusCode(400);
        }
        assertEquals(200, GivenGrant.statusAtUserinfo(token));
    }

    /** A script learns of it too: its preflight is not what fails. */
    @Test
    void letsAScriptSendTheProofThatIsRefused() {
        given().header("Origin", "https://app.example.com").header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "dpop").options("/oauth2/token").then().statusCode(204)
                .header("Access-Control-Allow-Headers", containsString("DPoP"));
        given().header("Origin", "https://app.example.com").header("DPoP", "e30.e30.c2ln").get("/oauth2/userinfo").then()
                .statusCode(400).header("Access-Control-Allow-Origin", is("https://app.example.com"));
    }
}
