package dev.gatehouse.passkey.page;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.Browser;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.SignedInPerson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(Database.class)
class LoginPageTest {

    @Test
    void offersToSignIn() {
        new Browser().get("/login").then().statusCode(200).contentType("text/html").header("Cache-Control", equalTo("no-store"))
                .body(containsString("Sign in with a passkey"));
    }

    @Test
    void goesOnForWhoIsSignedIn() {
        var ada = SignedInPerson.enrol("Ada");

        ada.browser().get("/login?return_to=/oauth2/authorize%3Fa%3Db").then().statusCode(303)
                .header("Location", equalTo(Browser.origin() + "/oauth2/authorize?a=b"));
        ada.browser().get("/").then().statusCode(303).header("Cache-Control", equalTo("no-store")).header("Location",
                equalTo(Browser.origin() + "/account"));
        new Browser().get("/").then().statusCode(303).header("Cache-Control", equalTo("no-store")).header("Location",
                equalTo(Browser.origin() + "/login"));
    }

    @Test
    void asksAgainWhereASignInMustBeFresh() {
        var ada = SignedInPerson.enrol("Ada");

        ada.browser().get("/login?return_to=/account&fresh=true").then().statusCode(200);
    }

    @Test
    void attack63ShowsNoAddressOfAnotherSite() {
        new Browser().get("/login?return_to=https%3A%2F%2Fevil.example").then().statusCode(200)
                .body(not(containsString("evil.example")));
        new Browser().get("/login?return_to=%2F%2Fevil.example").then().statusCode(200)
                .body(not(containsString("evil.example")));
    }
}
