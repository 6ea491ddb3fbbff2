package dev.gatehouse.oidc.authorize;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.time.Instant;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.testing.GivenPerson;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
class ConsentPageTest {

    @Inject
    PublicUrl publicUrl;

    @Test
    void asksWhatForAndNamesTheAppsOrigin() {
        var asked = Asked.byAskingApp().with("scope", "openid profile orders.read").as(GivenPerson.signedIn("Ada"));

        asked.follow(asked.get()).then().statusCode(200)
                .header("Content-Security-Policy", containsString("form-action 'self' https://asks.example.com;"))
                .header("Cache-Control", "no-store")
                .body(containsString("The app that asks")).body(containsString("Ada"))
                .body(containsString("See your name")).body(containsString("Read your orders &lt;all&gt;"))
                .body(not(containsString("orders.read")))
                .body(containsString("asks.example.com"));
    }

    @Test
    void aYesLeadsToTheCodeAndIsRemembered() {
        var asked = Asked.byAskingApp().as(GivenPerson.signedIn("Ada"));

        var allowed = decide(asked, handleOf(asked.get()), "allow");

        allowed.then().statusCode(303);
        var answer = asked.follow(allowed);
        answer.then().statusCode(303).header("Location", startsWith("https://asks.example.com/callback?"));
        assertThat(Asked.answerOf(answer), hasKey("code"));
        assertThat(Asked.answerOf(asked.get()), hasKey("code"));
    }

    @Test
    void moreScopesAreAskedForAgain() {
        var asked = Asked.byAskingApp().as(GivenPerson.signedIn("Ada"));
        decide(asked, handleOf(asked.get()), "allow");

        asked.with("scope", "openid orders.read").get().then().header("Location", startsWith(publicUrl.at("/consent?handle=")));
    }

    @Test
    void aNoIsToldAndNotRemembered() {
        var asked = Asked.byAskingApp().as(GivenPerson.signedIn("Ada"));

        var denied = decide(asked, handleOf(asked.get()), "deny");

        denied.then().statusCode(303);
        assertThat(Asked.answerOf(denied), allOf(hasEntry("error", "access_denied"), hasEntry("state", "st-1"),
                hasEntry("iss", publicUrl.issuer()), not(hasKey("code"))));
        asked.get().then().header("Location", startsWith(publicUrl.at("/consent?handle=")));
    }

    @Test
    void promptConsentAsksAgainAndAYesToAnEarlierRequestIsNoProof() {
        var asked = Asked.byAskingApp().as(GivenPerson.signedIn("Ada"));
        decide(asked, handleOf(asked.get()), "allow");

        asked.with("prompt", "consent").get().then().header("Location", startsWith(publicUrl.at("/consent?handle=")));
    }

    /** Without a decision the pending request is not consented to: coming back asks again. */
    @Test
    void comingBackWithoutADecisionIsNoConsent() {
        var asked = Asked.byAskingApp().as(GivenPerson.signedIn("Ada"));
        String handle = handleOf(asked.get());

        asked.follow(publicUrl.at("/oauth2/authorize?client_id=authorize-asks&request_uri=urn:ietf:params:oauth:request_uri:"
                + handle)).then().header("Location", startsWith(publicUrl.at("/consent?handle=")));
    }

    @Test
    void neitherYesNorNoIsAnError() {
        var asked = Asked.byAskingApp().as(GivenPerson.signedIn("Ada"));
        String handle = handleOf(asked.get());

        decide(asked, handle, "perhaps").then().statusCode(400);
        asked.browser().formParam("handle", handle).when().post("/consent").then().statusCode(400);
        asked.browser().formParam("decision", "allow").when().post("/consent").then().statusCode(400);
        decide(asked, "unknown", "allow").then().statusCode(410);
    }

    /** Attack 44 (CVE-2026-123542): another site posts the consent form in the person's name. */
    @Test
    void consentCannotBePostedByAnotherSite() {
        var asked = Asked.byAskingApp().as(GivenPerson.signedIn("Ada"));
        String handle = handleOf(asked.get());

        asked.browser().header("Sec-Fetch-Site", "cross-site").formParam("handle", handle).formParam("decision", "allow")
                .when().post("/consent").then().statusCode(403);
        asked.browser().header("Origin", "https://evil.example").formParam("handle", handle).formParam("decision", "allow")
                .when().post("/consent").then().statusCode(403);

        asked.get().then().header("Location", startsWith(publicUrl.at("/consent?handle=")));
    }

    /** Attack 44: the attacker has a handle of their own and makes the victim's browser answer for it. */
    @Test
    void consentCannotBeGivenForARequestOfSomebodyElse() {
        var attacker = Asked.byAskingApp().as(GivenPerson.signedIn("Mallory"));
        String handle = handleOf(attacker.get());
        var victim = Asked.byAskingApp().as(GivenPerson.signedIn("Ada"));

        decide(victim, handle, "allow").then().statusCode(410);
        victim.browser().when().get("/consent?handle=" + handle).then().statusCode(410);
    }

    /** A new session of the same person was not asked. */
    @Test
    void consentIsBoundToTheSessionThatWasAsked() {
        var person = GivenPerson.signedIn("Ada");
        var asked = Asked.byAskingApp().as(person);
        String handle = handleOf(asked.get());

        decide(asked.as(person.signsInAgain(Instant.now())), handle, "allow").then().statusCode(410);
        Asked.byAskingApp().browser().when().get("/consent?handle=" + handle).then().statusCode(410);
    }

    private static Response decide(Asked asked, String handle, String decision) {
        return asked.browser().formParam("handle", handle).formParam("decision", decision).when().post("/consent");
    }

    private static String handleOf(Response toConsent) {
        return Asked.queryOf(toConsent.header("Location")).get("handle");
    }
}
