package dev.gatehouse.oidc.authorize;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.testing.GivenPerson;
import io.quarkus.test.junit.QuarkusTest;

/** Attacks on the authorization endpoint, over HTTP. */
@QuarkusTest
class AuthorizeAttackTest {

    @Inject
    PublicUrl publicUrl;

    /** Attacks 38 and 63: the error of a request must not go to an address that nobody registered (RFC 9700 §4.11). */
    @ParameterizedTest
    @ValueSource(strings = { "https://evil.example/", "https://app.example.com@evil.example/callback",
            "https://app.example.com/callback/../x", "https://app.example.com.evil.example/callback", "//evil.example",
            "/\\evil.example", "https://app.example.com/callback#", "javascript:alert(1)" })
    void neverRedirectsToAnAddressThatIsNotRegistered(String redirectUri) {
        var attempt = Asked.byTrustedApp().with("redirect_uri", redirectUri).as(GivenPerson.signedIn("Ada"));

        attempt.get().then().statusCode(400).header("Location", nullValue());
        attempt.with("scope", "admin").with("prompt", "none").get().then().statusCode(400).header("Location", nullValue());
        attempt.post().then().statusCode(400).header("Location", nullValue());
    }

    /** Attack 39 (Keycloak CVE-2023-6134): the form of an answer carries a script. */
    @Test
    void aFormPostAnswerIsEscaped() {
        var page = Asked.byTrustedApp().with("response_mode", "form_post")
                .with("state", "\"><script>alert(1)</script>").as(GivenPerson.signedIn("Ada")).get();

        page.then().statusCode(200).body(not(containsString("<script>alert"))).body(containsString("&lt;script&gt;"));
    }

    /** Attack 39: a response mode that we do not know cannot smuggle another one in. */
    @ParameterizedTest
    @ValueSource(strings = { "form_post.jwt", "query.jwt", "FORM_POST", "web_message", "fragment", "javascript:alert(1)" })
    void anUnknownResponseModeIsAnErrorInTheQuery(String mode) {
        var answer = Asked.byTrustedApp().with("response_mode", mode).as(GivenPerson.signedIn("Ada")).get();

        answer.then().statusCode(303).header("Location", startsWith("https://app.example.com/callback?"));
        assertThat(Asked.answerOf(answer), hasEntry("error", "invalid_request"));
    }

    /** Attack 39: the state cannot break out of the address. */
    @Test
    void theStateIsEncodedInTheAddress() {
        var answer = Asked.byTrustedApp().with("state", "a&code=forged#x").as(GivenPerson.signedIn("Ada")).get();

        answer.then().header("Location", not(containsString("code=forged"))).header("Location", not(containsString("#")));
        assertThat(Asked.answerOf(answer), hasEntry("state", "a&code=forged#x"));
    }

    /** Attack 40 (CVE-2024-22258): without a challenge a stolen code could be redeemed by the thief. */
    @Test
    void aPublicClientCannotLeaveOutItsChallenge() {
        var answer = Asked.byTrustedApp().without("code_challenge", "code_challenge_method").as(GivenPerson.signedIn("Ada"))
                .get();

        assertThat(Asked.answerOf(answer), hasEntry("error", "invalid_request"));
    }

    /** Attack 74 (RFC 9449 §10): a code that was to be bound to a key is not issued without the binding. */
    @ParameterizedTest
    @ValueSource(strings = { "dpop_jkt", "req_cnf" })
    void aKeyToBindTheCodeToIsRefused(String parameter) {
        var asked = Asked.byTrustedApp().with(parameter, "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I")
                .as(GivenPerson.signedIn("Ada"));

        assertThat(Asked.answerOf(asked.get()), hasEntry("error", "invalid_request"));
        assertThat(Asked.answerOf(asked.post()), hasEntry("error", "invalid_request"));
    }

    /** Attack 45 (RFC 9207): a client of two providers must see from whom an answer comes, an error too. */
    @Test
    void everyAnswerNamesItsIssuer() {
        var asked = Asked.byTrustedApp().as(GivenPerson.signedIn("Ada"));

        assertThat(Asked.answerOf(asked.get()), hasEntry("iss", publicUrl.issuer()));
        assertThat(Asked.answerOf(asked.with("scope", "admin").get()), hasEntry("iss", publicUrl.issuer()));
    }

    /** Attack 48: no token in an address, neither by asking for one nor in an answer. */
    @ParameterizedTest
    @ValueSource(strings = { "token", "id_token", "id_token token", "code token", "code id_token", "none", "code code" })
    void noTokenIsEverPutIntoAnAddress(String responseType) {
        var answer = Asked.byTrustedApp().with("response_type", responseType).as(GivenPerson.signedIn("Ada")).get();

        answer.then().header("Location", not(containsString("token="))).header("Location", not(containsString("#")));
        assertThat(Asked.answerOf(answer), hasEntry("error", "unsupported_response_type"));
    }

    /** RFC 9700 §2.6: a script has no business at the authorization endpoint. */
    @Test
    void scriptsOfOtherOriginsCannotReadTheAuthorizationEndpoint() {
        var asked = Asked.byTrustedApp().as(GivenPerson.signedIn("Ada"));

        asked.browser().header("Origin", "https://app.example.com").when().get("/oauth2/authorize?client_id=authorize-app")
                .then().header("Access-Control-Allow-Origin", nullValue());
        asked.browser().header("Origin", "https://app.example.com").header("Access-Control-Request-Method", "GET").when()
                .options("/oauth2/authorize").then().header("Access-Control-Allow-Origin", nullValue());
    }

    /** RFC 9700 §4.16: the pages that ask cannot be framed. */
    @Test
    void thePagesCannotBeFramed() {
        var asked = Asked.byAskingApp().as(GivenPerson.signedIn("Ada"));

        asked.follow(asked.get()).then().statusCode(200).header("X-Frame-Options", "DENY")
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"));
    }

    /** RFC 9700 §4.12: a 307 would carry a form of ours to the application. */
    @Test
    void everyRedirectIsASeeOther() {
        var asked = Asked.byTrustedApp().as(GivenPerson.signedIn("Ada"));

        asked.get().then().statusCode(303);
        asked.post().then().statusCode(303);
        asked.with("scope", "admin").post().then().statusCode(303);
    }

    /** RFC 8252 §7.3, §8.3: a native app picks its port; the name localhost is not an address. */
    @Test
    void aNativeAppPicksItsPort() {
        var person = GivenPerson.signedIn("Ada");

        Asked.by("authorize-native", "http://127.0.0.1:49152/callback").as(person).get().then().statusCode(303);
        Asked.by("authorize-native", "http://[::1]:49152/callback").as(person).get().then().statusCode(303);
        Asked.by("authorize-native", "com.example.app:/callback").as(person).get().then().statusCode(303);
        Asked.by("authorize-native", "http://localhost:49152/callback").as(person).get().then().statusCode(400);
    }

    /** The consent page of a native app names its scheme, else Chromium would not follow the redirect. */
    @Test
    void theConsentPageOfANativeAppNamesItsScheme() {
        var asked = Asked.by("authorize-native", "com.example.app:/callback").as(GivenPerson.signedIn("Ada"));

        asked.follow(asked.get()).then().statusCode(200)
                .header("Content-Security-Policy", containsString("form-action 'self' com.example.app:;"));
    }
}
