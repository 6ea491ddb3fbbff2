package dev.gatehouse.passkey.ceremony;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.Browser;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.MutableClock;
import dev.gatehouse.testing.Rows;
import dev.gatehouse.testing.SignedInPerson;
import dev.gatehouse.testing.SoftAuthenticator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;

/** A challenge is good once, for five minutes, in one browser, for one purpose (WebAuthn §13.4.3; attack 54). */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ChallengeTest {

    @Inject
    MutableClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void attack54RefusesAReplayedSignIn() {
        var device = SignedInPerson.enrol("Ada").authenticator();
        var browser = new Browser();
        String answer = device.get(SignedInPerson.requestOptions(browser));
        browser.post("/passkeys/authentication", answer).then().statusCode(200);

        expired(browser.post("/passkeys/authentication", answer));
    }

    @Test
    void attack54GivesAReplayAtOnceToOneOnly() {
        var device = SignedInPerson.enrol("Ada").authenticator();
        var browser = new Browser();
        String answer = device.get(SignedInPerson.requestOptions(browser));

        var attempts = IntStream.range(0, 8)
                .mapToObj(attempt -> CompletableFuture
                        .supplyAsync(() -> browser.post("/passkeys/authentication", answer).statusCode()))
                .toList();

        assertEquals(1, attempts.stream().map(CompletableFuture::join).filter(status -> status == 200).count());
    }

    @Test
    void attack54UsesTheChallengeUpEvenWhenTheAnswerIsRefused() {
        var device = SignedInPerson.enrol("Ada").authenticator();
        var browser = new Browser();
        var options = SignedInPerson.requestOptions(browser);
        browser.post("/passkeys/authentication", device.flags(SoftAuthenticator.UP).get(options)).then().statusCode(400);

        expired(browser.post("/passkeys/authentication",
                device.flags(SoftAuthenticator.UP | SoftAuthenticator.UV).get(options)));
    }

    @Test
    void attack54RefusesTheChallengeOfAnotherBrowser() {
        var device = SignedInPerson.enrol("Ada").authenticator();
        var attacker = new Browser();
        var victim = new Browser();
        SignedInPerson.requestOptions(victim);
        String answer = device.get(SignedInPerson.requestOptions(attacker));

        expired(victim.post("/passkeys/authentication", answer));
        expired(new Browser().post("/passkeys/authentication", answer));

        attacker.post("/passkeys/authentication", answer).then().statusCode(200);
    }

    @Test
    void refusesAChallengeWeNeverGaveOut() {
        var device = SignedInPerson.enrol("Ada").authenticator();
        var browser = new Browser();
        SignedInPerson.requestOptions(browser);

        expired(browser.post("/passkeys/authentication",
                device.get(new JsonObject().put("challenge", SoftAuthenticator.encode(new byte[32])))));
    }

    @Test
    void refusesAChallengeAfterFiveMinutes() {
        var device = SignedInPerson.enrol("Ada").authenticator();
        var browser = new Browser();
        var options = SignedInPerson.requestOptions(browser);
        clock.advance(Duration.ofMinutes(5));

        expired(browser.post("/passkeys/authentication", device.get(options)));
    }

    @Test
    void takesAChallengeJustBeforeFiveMinutes() {
        var device = SignedInPerson.enrol("Ada").authenticator();
        var browser = new Browser();
        var options = SignedInPerson.requestOptions(browser);
        clock.advance(Duration.ofSeconds(295));

        browser.post("/passkeys/authentication", device.get(options)).then().statusCode(200);
    }

    @Test
    void attack54RefusesTheChallengeOfTheOtherCeremony() {
        var device = SignedInPerson.enrol("Ada").authenticator();
        var browser = new Browser();
        var registration = SignedInPerson.creationOptions(browser, SignedInPerson.ticket("Eve", false));

        expired(browser.post("/passkeys/authentication", device.get(registration)));
    }

    @Test
    void letsTwoTabsHoldACeremonyEach() {
        var device = SignedInPerson.enrol("Ada").authenticator();
        var browser = new Browser();
        var first = SignedInPerson.requestOptions(browser);
        var second = SignedInPerson.requestOptions(browser);

        browser.post("/passkeys/authentication", device.get(first)).then().statusCode(200);
        browser.post("/passkeys/authentication", device.get(second)).then().statusCode(200);
    }

    @Test
    void attack55AsksTheSameOfEverybody() {
        SignedInPerson.enrol("Ada");

        var known = new Browser().post("/passkeys/authentication/options", new JsonObject().put("username", "Ada"));
        var unknown = new Browser().post("/passkeys/authentication/options", new JsonObject().put("username", "Nobody"));

        for (var answer : new Response[] { known, unknown }) {
            answer.then().statusCode(200).body("allowCredentials", hasSize(0)).body("userVerification", equalTo("required"))
                    .body("rpId", equalTo("localhost")).header("Cache-Control", "no-store");
        }
        assertEquals(new JsonObject(known.asString()).fieldNames(), new JsonObject(unknown.asString()).fieldNames());
        assertNotEquals(known.jsonPath().getString("challenge"), unknown.jsonPath().getString("challenge"));
    }

    @Test
    void tiesTheBrowserWithACookieThatStaysAtHome() {
        var cookie = new Browser().post("/passkeys/authentication/options", new JsonObject())
                .getDetailedCookie("gatehouse-ceremony");

        assertEquals("Strict", cookie.getSameSite());
        assertTrue(cookie.isHttpOnly());
        assertEquals(300, cookie.getMaxAge());
        assertEquals("/", cookie.getPath());
    }

    @Test
    void keepsNoChallengeThatCouldBeRead() {
        var browser = new Browser();
        byte[] challenge = SoftAuthenticator.decode(SignedInPerson.requestOptions(browser).getString("challenge"));

        assertEquals(32, challenge.length);
        assertEquals(0, Rows.count("select count(*) from ceremonies where challenge_hash = ?", challenge));
    }

    @Test
    void refusesWhatIsNoJson() {
        new Browser().post("/passkeys/authentication", "not json").then().statusCode(400);
        new Browser().post("/passkeys/authentication", "").then().statusCode(400);
        new Browser().post("/passkeys/authentication", "{}").then().statusCode(400)
                .body("type", equalTo("/problems/not-verified"));
        new Browser().request().contentType("text/plain").body("{}").post("/passkeys/authentication").then().statusCode(415);
        new Browser().get("/passkeys/authentication").then().statusCode(not(200));
    }

    @Test
    void asksForAPasskeyThatIsDiscoverableAndVerifiesThePerson() {
        var options = SignedInPerson.creationOptions(new Browser(), SignedInPerson.ticket("Ada", false));

        assertEquals("required", options.getJsonObject("authenticatorSelection").getString("residentKey"));
        assertEquals("required", options.getJsonObject("authenticatorSelection").getString("userVerification"));
        assertEquals("none", options.getString("attestation"));
        assertEquals(64, SoftAuthenticator.decode(options.getJsonObject("user").getString("id")).length);
        assertEquals(3, options.getJsonArray("pubKeyCredParams").size());
        assertEquals("localhost", options.getJsonObject("rp").getString("id"));
    }

    private static void expired(Response response) {
        response.then().statusCode(400).body("type", equalTo("/problems/challenge-expired"));
    }
}
