package dev.gatehouse.oidc.authorize;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.testing.GivenPerson;
import io.quarkus.test.junit.QuarkusTest;

/** {@code prompt} and {@code max_age}: OpenID Connect Core §3.1.2.1. */
@QuarkusTest
class PromptTest {

    @Inject
    PublicUrl publicUrl;

    @Test
    void noneNeverAsksAnybodyToSignIn() {
        var answer = Asked.byTrustedApp().with("prompt", "none").get();

        assertThat(Asked.answerOf(answer), hasEntry("error", "login_required"));
    }

    @Test
    void noneNeverAsksForConsent() {
        var answer = Asked.byAskingApp().with("prompt", "none").as(GivenPerson.signedIn("Ada")).get();

        assertThat(Asked.answerOf(answer), hasEntry("error", "consent_required"));
    }

    @Test
    void noneIsSilentWhereNothingIsLeftToAsk() {
        var answer = Asked.byTrustedApp().with("prompt", "none").as(GivenPerson.signedIn("Ada")).get();

        assertThat(Asked.answerOf(answer), hasKey("code"));
    }

    @ParameterizedTest
    @CsvSource({ "prompt,login", "prompt,select_account", "max_age,0" })
    void wantsASignInThatWasMadeForTheRequest(String parameter, String value) {
        var person = GivenPerson.signedIn("Ada", Instant.now().minus(Duration.ofMinutes(1)));
        var asked = Asked.byTrustedApp().with(parameter, value).as(person);

        var toLogin = asked.get();

        toLogin.then().statusCode(303).header("Location", containsString("fresh=true"));
        String back = publicUrl.at(Asked.returnOf(toLogin));
        assertThat(Asked.answerOf(asked.as(person.signsInAgain(Instant.now())).follow(back)), hasKey("code"));
    }

    /** The person comes back without having signed in: an address alone proves nothing. */
    @Test
    void comingBackIsNoProofOfASignIn() {
        var asked = Asked.byTrustedApp().with("prompt", "login").as(GivenPerson.signedIn("Ada"));
        String back = publicUrl.at(Asked.returnOf(asked.get()));

        asked.follow(back).then().statusCode(303).header("Location", containsString("fresh=true"));
    }

    /** A session that is older than the request is no proof either, even if it is another one. */
    @Test
    void anOlderSessionIsNoProofOfASignIn() {
        var person = GivenPerson.signedIn("Ada");
        var asked = Asked.byTrustedApp().with("prompt", "login").as(person);
        String back = publicUrl.at(Asked.returnOf(asked.get()));

        asked.as(person.signsInAgain(Instant.now().minus(Duration.ofMinutes(2)))).follow(back).then()
                .header("Location", containsString("fresh=true"));
    }

    @Test
    void maxAgeIsContentWithAYoungEnoughSignIn() {
        var person = GivenPerson.signedIn("Ada", Instant.now().minus(Duration.ofMinutes(5)));

        assertThat(Asked.answerOf(Asked.byTrustedApp().with("max_age", "600").as(person).get()), hasKey("code"));
        Asked.byTrustedApp().with("max_age", "60").as(person).get().then()
                .header("Location", startsWith(publicUrl.at("/login")));
    }

    @Test
    void consentIsAskedForEvenByATrustedApp() {
        Asked.byTrustedApp().with("prompt", "consent").as(GivenPerson.signedIn("Ada")).get().then().statusCode(303)
                .header("Location", startsWith(publicUrl.at("/consent?handle=")));
    }

    @Test
    void loginAndConsentAreBothAsked() {
        var person = GivenPerson.signedIn("Ada", Instant.now().minus(Duration.ofMinutes(1)));
        var asked = Asked.byTrustedApp().with("prompt", "login consent").as(person);
        var toLogin = asked.get();

        var toConsent = asked.as(person.signsInAgain(Instant.now())).follow(publicUrl.at(Asked.returnOf(toLogin)));

        String handle = Asked.queryOf(toConsent.header("Location")).get("handle");
        var allowed = asked.browser().formParam("handle", handle).formParam("decision", "allow").when().post("/consent");
        assertThat(Asked.answerOf(asked.follow(allowed)), hasKey("code"));
    }
}
