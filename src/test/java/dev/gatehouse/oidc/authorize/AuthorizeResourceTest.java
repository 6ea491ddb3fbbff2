package dev.gatehouse.oidc.authorize;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.testing.GivenPerson;
import dev.gatehouse.testing.PolicyForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(PolicyForTests.class)
class AuthorizeResourceTest {

    @Inject
    PublicUrl publicUrl;

    @Test
    void givesATrustedAppItsCodeWithStateAndIssuer() {
        var person = GivenPerson.signedIn("Ada");

        var answer = Asked.byTrustedApp().as(person).get();

        answer.then().statusCode(303).header("Location", startsWith("https://app.example.com/callback?code="))
                .header("Cache-Control", "no-store").header("Referrer-Policy", "same-origin");
        assertThat(Asked.answerOf(answer), allOf(hasEntry("state", "st-1"), hasEntry("iss", publicUrl.issuer())));
    }

    @Test
    void keepsTheQueryOfTheRedirectUri() {
        var answer = Asked.by("authorize-app", "https://app.example.com/with?query=1").as(GivenPerson.signedIn("Ada")).get();

        answer.then().statusCode(303).header("Location", startsWith("https://app.example.com/with?query=1&code="));
    }

    @Test
    void sendsAStrangerToTheLoginPageAndBack() {
        var asked = Asked.byTrustedApp();

        var toLogin = asked.get();

        toLogin.then().statusCode(303).header("Location", startsWith(publicUrl.at("/login?return_to=")))
                .header("Location", not(containsString("fresh")));
        var back = asked.as(GivenPerson.signedIn("Ada")).follow(publicUrl.at(Asked.returnOf(toLogin)));
        back.then().statusCode(303).header("Location", startsWith("https://app.example.com/callback?code="));
    }

    @Test
    void aPendingRequestEndsWithItsCode() {
        var asked = Asked.byTrustedApp();
        var toLogin = asked.get();
        String back = publicUrl.at(Asked.returnOf(toLogin));
        asked.as(GivenPerson.signedIn("Ada")).follow(back).then().statusCode(303);

        asked.follow(back).then().statusCode(410).contentType(containsString("text/html"));
    }

    @Test
    void aHandleOfAnotherClientIsRefused() {
        String back = Asked.returnOf(Asked.byTrustedApp().get()).replace("authorize-app", "authorize-asks");

        Asked.byTrustedApp().as(GivenPerson.signedIn("Ada")).follow(publicUrl.at(back)).then().statusCode(410)
                .header("Location", nullValue());
    }

    /** A cross-site POST carries no Lax cookie, so that it must go on as a GET of the same browser. */
    @Test
    void aPostGoesOnAsAGet() {
        var asked = Asked.byTrustedApp().as(GivenPerson.signedIn("Ada"));

        var stored = asked.post();

        stored.then().statusCode(303).header("Location", startsWith(publicUrl.at("/oauth2/authorize?client_id=authorize-app")));
        asked.follow(stored).then().statusCode(303).header("Location", startsWith("https://app.example.com/callback?code="));
    }

    @Test
    void aPostProvesNoFreshSignIn() {
        var asked = Asked.byTrustedApp().with("prompt", "login").as(GivenPerson.signedIn("Ada"));

        asked.follow(asked.post()).then().statusCode(303).header("Location", containsString("fresh=true"));
    }

    @Test
    void aFormPostAnswerNeedsNoInlineScript() {
        var page = Asked.byTrustedApp().with("response_mode", "form_post").as(GivenPerson.signedIn("Ada")).get();

        page.then().statusCode(200).contentType(containsString("text/html"))
                .header("Content-Security-Policy", containsString("form-action 'self' https://app.example.com;"))
                .header("Content-Security-Policy", containsString("script-src 'self';"))
                .header("Cache-Control", "no-store")
                .body(containsString("action=\"https://app.example.com/callback\""))
                .body(containsString("name=\"code\"")).body(containsString("name=\"iss\""))
                .body(containsString("/js/form-post.js\""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            response_type | token                 | unsupported_response_type
            response_type | code id_token         | unsupported_response_type
            response_mode | fragment              | invalid_request
            scope         | openid orders.write   | invalid_scope
            scope         | openid "bad"          | invalid_scope
            prompt        | none login            | invalid_request
            prompt        | sing                  | invalid_request
            max_age       | -1                    | invalid_request
            max_age       | soon                  | invalid_request
            resource      | https://other.example | invalid_target
            request       | eyJhbGciOiJub25lIn0.. | request_not_supported
            request_uri   | https://evil.example/ | request_uri_not_supported
            registration  | {}                    | registration_not_supported
            id_token_hint | not.a.token           | invalid_request
            code_challenge_method | plain         | invalid_request
            code_challenge| short                 | invalid_request
            """)
    void tellsTheAppWhatIsWrong(String parameter, String value, String error) {
        var answer = Asked.byTrustedApp().with(parameter, value).as(GivenPerson.signedIn("Ada")).get();

        answer.then().statusCode(303).header("Location", startsWith("https://app.example.com/callback?error="));
        assertThat(Asked.answerOf(answer), allOf(hasEntry("error", error), hasEntry("state", "st-1"),
                hasEntry("iss", publicUrl.issuer()), not(hasKey("code"))));
    }

    @ParameterizedTest
    @CsvSource({ "response_type,invalid_request", "scope,invalid_scope", "code_challenge,invalid_request",
            "code_challenge_method,invalid_request" })
    void tellsTheAppWhatIsMissing(String parameter, String error) {
        var answer = Asked.byTrustedApp().without(parameter).get();

        assertThat(Asked.answerOf(answer), hasEntry("error", error));
    }

    @Test
    void anErrorIsToldByFormWhenTheAppAsksForIt() {
        Asked.byTrustedApp().with("response_mode", "form_post").with("scope", "admin").get().then().statusCode(200)
                .body(containsString("value=\"invalid_scope\""));
    }

    @ParameterizedTest
    @ValueSource(strings = { "a\u0001b", "a\u00e9b" })
    void doesNotSendBackAStateThatIsNone(String state) {
        var answer = Asked.byTrustedApp().with("state", state).get();

        assertThat(Asked.answerOf(answer), allOf(hasEntry("error", "invalid_request"), not(hasKey("state"))));
    }

    @Test
    void boundsTheStateAndTheNonce() {
        assertThat(Asked.answerOf(Asked.byTrustedApp().with("state", "s".repeat(2049)).get()),
                hasEntry("error", "invalid_request"));
        assertThat(Asked.answerOf(Asked.byTrustedApp().with("nonce", "n".repeat(513)).get()),
                hasEntry("error", "invalid_request"));
    }

    @Test
    void anUnknownClientIsToldOnAPage() {
        Asked.by("nobody", "https://app.example.com/callback").get().then().statusCode(400)
                .header("Location", nullValue()).contentType(containsString("text/html"));
        Asked.byTrustedApp().without("client_id").get().then().statusCode(400).header("Location", nullValue());
    }

    @Test
    void aRepeatedParameterIsToldOnAPage() {
        Asked.byTrustedApp().browser().when().get("/oauth2/authorize?client_id=authorize-app&client_id=demo").then()
                .statusCode(400).header("Location", nullValue());
    }

    @Test
    void otherMethodsAndBodiesAreNotTaken() {
        Asked.byTrustedApp().browser().when().put("/oauth2/authorize").then().statusCode(405);
        Asked.byTrustedApp().browser().contentType("application/json").body("{}").when().post("/oauth2/authorize").then()
                .statusCode(415);
    }

    @Test
    void aMachineMayNotAsk() {
        Asked.by("authorize-machine", "https://app.example.com/callback").get().then().statusCode(400)
                .header("Location", nullValue());
    }

    @Test
    void aConfidentialClientMayLeavePkceOutWhereThePolicySaysSo() {
        var asked = Asked.by("authorize-server", "https://server.example.com/callback").as(GivenPerson.signedIn("Ada"));

        var answer = asked.without("code_challenge", "code_challenge_method").get();

        assertThat(Asked.answerOf(answer), hasKey("code"));
    }

    @Test
    void aProblemIsOneSentenceForPrograms() {
        Asked.by("nobody", "https://x.example/").browser().accept("application/json").when()
                .get("/oauth2/authorize?client_id=nobody").then().statusCode(400)
                .contentType(equalTo("application/problem+json"));
    }

    /** RFC 6749 §3.1, OpenID Connect Core §3.1.2.1: what we do not know, and what is only a hint, changes nothing. */
    @Test
    void whatIsOnlyAHintChangesNothing() {
        var answer = Asked.byTrustedApp().with("login_hint", "ada").with("ui_locales", "de").with("display", "popup")
                .with("acr_values", "gold").with("claims", "{}").with("unheard_of", "x").as(GivenPerson.signedIn("Ada")).get();

        assertThat(Asked.answerOf(answer), hasKey("code"));
    }
}
