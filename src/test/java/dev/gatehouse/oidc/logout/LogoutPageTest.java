package dev.gatehouse.oidc.logout;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.keys.JwsAlgorithm;
import dev.gatehouse.keys.JwtSigner;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.testing.GivenPerson;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/** OpenID Connect RP-Initiated Logout 1.0. */
@QuarkusTest
class LogoutPageTest {

    private static final String BYE = "https://app.example.com/bye";

    @Inject
    PublicUrl publicUrl;

    @Inject
    JwtSigner signer;

    @Test
    void endsTheSessionThatTheHintIsFrom() {
        var person = GivenPerson.signedIn("Ada");

        as(person).queryParam("id_token_hint", idToken(person, Map.of())).queryParam("post_logout_redirect_uri", BYE)
                .queryParam("state", "s 1&x").when().get("/oauth2/logout").then()
                .statusCode(303).header("Location", equalTo(BYE + "?state=s+1%26x"))
                .cookie(GivenPerson.COOKIE, equalTo(""));

        as(person).when().get("/oauth2/logout").then().statusCode(200).body(containsString("You are not signed in"));
    }

    @Test
    void anExpiredHintIsGoodEnough() {
        var person = GivenPerson.signedIn("Ada");
        var old = Map.<String, Object> of("exp", Instant.now().minus(Duration.ofDays(1)).getEpochSecond());

        as(person).queryParam("id_token_hint", idToken(person, old)).queryParam("post_logout_redirect_uri", BYE)
                .when().get("/oauth2/logout").then().statusCode(303).header("Location", equalTo(BYE));
    }

    @Test
    void asksFirstWhenNobodyVouches() {
        var person = GivenPerson.signedIn("Ada");

        String page = as(person).queryParam("client_id", "authorize-app").queryParam("post_logout_redirect_uri", BYE).when()
                .get("/oauth2/logout").then().statusCode(200).header("Location", nullValue())
                .header("Content-Security-Policy", containsString("form-action 'self' https://app.example.com;"))
                .body(containsString("Ada")).body(containsString("The authorised app")).extract().asString();

        as(person).formParam("handle", handleIn(page)).when().post("/logout/confirm").then().statusCode(303)
                .header("Location", equalTo(BYE)).cookie(GivenPerson.COOKIE, equalTo(""));
        as(person).formParam("handle", handleIn(page)).when().post("/logout/confirm").then().statusCode(410);
    }

    /** Without the scheme in the policy of the page, the browser would not follow where the confirmation leads. */
    @Test
    void theConfirmationMayGoOnToAnAppOfTheDevice() {
        as(GivenPerson.signedIn("Ada")).queryParam("client_id", "authorize-native")
                .queryParam("post_logout_redirect_uri", "com.example.app:/bye").when().get("/oauth2/logout").then()
                .statusCode(200).header("Content-Security-Policy", containsString("form-action 'self' com.example.app:;"));
    }

    /** The ID token of an earlier session, or of somebody else, does not speak for this one. */
    @Test
    void asksFirstWhenTheHintIsOfAnotherSession() {
        var person = GivenPerson.signedIn("Ada");
        var earlier = person.signsInAgain(Instant.now());
        var other = GivenPerson.signedIn("Grace");

        for (var hint : new String[] { idToken(earlier, Map.of()), idToken(other, Map.of()),
                idToken(person, Map.of("sub", other.account().toString())) }) {
            as(person).queryParam("id_token_hint", hint).when().get("/oauth2/logout").then().statusCode(200)
                    .body(containsString("Sign out?"));
        }
    }

    @Test
    void asksFirstWhenTheHintIsForged() {
        var person = GivenPerson.signedIn("Ada");
        String hint = idToken(person, Map.of());
        String forged = hint.substring(0, hint.lastIndexOf('.')) + ".AAAA";

        as(person).queryParam("id_token_hint", forged).when().get("/oauth2/logout").then().statusCode(200)
                .body(containsString("Sign out?"));
    }

    @Test
    void aPostGoesOnAsAGet() {
        var person = GivenPerson.signedIn("Ada");

        String location = given().redirects().follow(false).formParam("id_token_hint", idToken(person, Map.of()))
                .formParam("post_logout_redirect_uri", BYE).when().post("/oauth2/logout").then().statusCode(303)
                .header("Location", startsWith(publicUrl.at("/oauth2/logout?handle="))).extract().header("Location");

        as(person).when().get(location).then().statusCode(303).header("Location", equalTo(BYE));
    }

    @Test
    void whoIsNotSignedInGoesOn() {
        given().redirects().follow(false).queryParam("client_id", "authorize-app").queryParam("post_logout_redirect_uri", BYE)
                .when().get("/oauth2/logout").then().statusCode(303).header("Location", equalTo(BYE));
    }

    @Test
    void tellsOnlyWhoWasSignedInWhatEnded() {
        given().accept("text/html").when().get("/oauth2/logout").then().statusCode(200)
                .body(containsString("You are not signed in")).body(not(containsString("lost")));

        var person = GivenPerson.signedIn("Ada");
        as(person).accept("text/html").queryParam("id_token_hint", idToken(person, Map.of())).when().get("/oauth2/logout")
                .then().statusCode(200).body(containsString("You are signed out")).body(containsString("lost their access"));
    }

    /** Attack 63: the end of a session is no open redirect either. */
    @ParameterizedTest
    @ValueSource(strings = { "https://evil.example/", "https://app.example.com/bye/", "https://app.example.com/bye?x=1",
            "https://app.example.com@evil.example/bye", "//evil.example", "https://app.example.com/callback",
            "/\\evil.example" })
    void neverGoesOnToAnAddressThatIsNotRegistered(String uri) {
        var person = GivenPerson.signedIn("Ada");

        as(person).queryParam("id_token_hint", idToken(person, Map.of())).queryParam("post_logout_redirect_uri", uri).when()
                .get("/oauth2/logout").then().statusCode(400).header("Location", nullValue());
        as(person).formParam("client_id", "authorize-app").formParam("post_logout_redirect_uri", uri).when()
                .post("/oauth2/logout").then().statusCode(400).header("Location", nullValue());
    }

    @Test
    void anAddressNeedsAClientThatRegisteredIt() {
        given().redirects().follow(false).queryParam("post_logout_redirect_uri", BYE).when().get("/oauth2/logout").then()
                .statusCode(400);
        given().redirects().follow(false).queryParam("client_id", "nobody").when().get("/oauth2/logout").then().statusCode(400);
    }

    @Test
    void theClientMustBeTheOneOfTheHint() {
        var person = GivenPerson.signedIn("Ada");

        as(person).queryParam("client_id", "authorize-asks").queryParam("id_token_hint", idToken(person, Map.of())).when()
                .get("/oauth2/logout").then().statusCode(400);
    }

    /** Of two inputs, the one that is wrong is named. */
    @Test
    void saysWhichInputWasWrong() {
        var person = GivenPerson.signedIn("Ada");
        String hint = idToken(person, Map.of());

        refused(Map.of("id_token_hint", hint, "post_logout_redirect_uri", "https://evil.example/"),
                "the post_logout_redirect_uri is not registered for this app");
        refused(Map.of("id_token_hint", hint + "x", "post_logout_redirect_uri", BYE),
                "the id_token_hint is not one of our ID tokens");
        refused(Map.of("post_logout_redirect_uri", BYE), "needs a client_id or an id_token_hint");
        refused(Map.of("client_id", "nobody"), "the client_id is not one of ours");
        refused(Map.of("client_id", "authorize-asks", "id_token_hint", hint), "the id_token_hint was made for another app");
    }

    private static void refused(Map<String, String> sent, String sentence) {
        given().redirects().follow(false).accept("text/html").queryParams(sent).when().get("/oauth2/logout").then()
                .statusCode(400).body(containsString(sentence)).body(not(containsString("evil.example")));
    }

    /** Another site cannot confirm, and neither can another session. */
    @Test
    void theConfirmationIsThePersonsOwn() {
        var person = GivenPerson.signedIn("Ada");
        String handle = handleIn(as(person).when().get("/oauth2/logout").asString());

        as(person).header("Origin", "https://evil.example").formParam("handle", handle).when().post("/logout/confirm").then()
                .statusCode(403);
        as(GivenPerson.signedIn("Mallory")).formParam("handle", handle).when().post("/logout/confirm").then().statusCode(410);
        as(person).when().post("/logout/confirm").then().statusCode(410);
        as(person).when().get("/oauth2/logout").then().body(containsString("Sign out?"));
    }

    private String idToken(GivenPerson person, Map<String, Object> changed) {
        var claims = new HashMap<String, Object>(Map.of("iss", publicUrl.issuer(), "sub", person.account().toString(), "aud",
                "authorize-app", "sid", person.sid().toString(), "iat", Instant.now().getEpochSecond(), "exp",
                Instant.now().plusSeconds(300).getEpochSecond()));
        claims.putAll(changed);
        return signer.sign(JwsAlgorithm.RS256, "JWT", claims).await().atMost(Duration.ofSeconds(10));
    }

    private static RequestSpecification as(GivenPerson person) {
        return given().redirects().follow(false).accept("text/html").cookie(GivenPerson.COOKIE, person.cookie());
    }

    private static String handleIn(String page) {
        return page.replaceAll("(?s).*name=\"handle\" value=\"([^\"]+)\".*", "$1");
    }
}
