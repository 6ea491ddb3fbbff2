package dev.gatehouse.oidc.authorize;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.testing.GivenPerson;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/** Attack: a handle that was handed out for one step is brought to another, which would take it for its own. */
@QuarkusTest
class PendingPurposeTest {

    @Inject
    PublicUrl publicUrl;

    private final GivenPerson ada = GivenPerson.signedIn("Ada");

    @Test
    void aRequestThatWaitsForASignInSignsNobodyOut() {
        String location = publicUrl.at(Asked.returnOf(Asked.byTrustedApp().get()));
        String handle = Asked.queryOf(location).get("request_uri").replace("urn:ietf:params:oauth:request_uri:", "");

        asAda().queryParam("handle", handle).when().get("/oauth2/logout").then().statusCode(410);
        asAda().formParam("handle", handle).when().post("/logout/confirm").then().statusCode(410);

        Asked.byTrustedApp().as(ada).follow(location).then().statusCode(303).header("Location", containsString("code="));
    }

    /** Nobody was asked, so that there is nothing to say yes to. */
    @Test
    void aRequestThatWaitsForASignInHasNoConsent() {
        String handle = Asked.queryOf(Asked.returnOf(Asked.byAskingApp().get()).replaceFirst("^", "http://x"))
                .get("request_uri")
                .replace("urn:ietf:params:oauth:request_uri:", "");

        asAda().queryParam("handle", handle).when().get("/consent").then().statusCode(410);
        asAda().formParam("handle", handle).formParam("decision", "allow").when().post("/consent").then().statusCode(410);
    }

    @Test
    void aConsentIsNoSignOut() {
        String handle = Asked.queryOf(Asked.byAskingApp().as(ada).get().header("Location")).get("handle");

        asAda().queryParam("handle", handle).when().get("/oauth2/logout").then().statusCode(410);
        asAda().formParam("handle", handle).when().post("/logout/confirm").then().statusCode(410);

        asAda().queryParam("handle", handle).when().get("/consent").then().statusCode(200);
    }

    @Test
    void aSignOutIsNoConsentAndNoAuthorization() {
        String page = asAda().when().get("/oauth2/logout").asString();
        String handle = page.replaceAll("(?s).*name=\"handle\" value=\"([^\"]+)\".*", "$1");

        asAda().queryParam("handle", handle).when().get("/consent").then().statusCode(410);
        asAda().formParam("handle", handle).formParam("decision", "allow").when().post("/consent").then().statusCode(410);
        asAda().queryParam("client_id", "authorize-app")
                .queryParam("request_uri", "urn:ietf:params:oauth:request_uri:" + handle).when().get("/oauth2/authorize").then()
                .statusCode(410).header("Location", nullValue());

        asAda().formParam("handle", handle).when().post("/logout/confirm").then().statusCode(200)
                .body(containsString("You are signed out"));
    }

    private RequestSpecification asAda() {
        return given().redirects().follow(false).accept("text/html").cookie(GivenPerson.COOKIE, ada.cookie());
    }
}
