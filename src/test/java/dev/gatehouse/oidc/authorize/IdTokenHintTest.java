package dev.gatehouse.oidc.authorize;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasKey;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.gatehouse.keys.JwsAlgorithm;
import dev.gatehouse.keys.JwtSigner;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.testing.GivenPerson;
import io.quarkus.test.junit.QuarkusTest;

/** {@code id_token_hint}: OpenID Connect Core §3.1.2.1. */
@QuarkusTest
class IdTokenHintTest {

    @Inject
    PublicUrl publicUrl;

    @Inject
    JwtSigner signer;

    private final GivenPerson person = GivenPerson.signedIn("Ada");
    private final GivenPerson other = GivenPerson.signedIn("Grace");

    @Test
    void anExpiredHintOfThePersonWhoIsThereIsFine() {
        var answer = hinted(person, "authorize-app", "JWT").with("prompt", "none").as(person).get();

        assertThat(Asked.answerOf(answer), hasKey("code"));
    }

    @Test
    void somebodyElseMustSignIn() {
        var asked = hinted(other, "authorize-app", "JWT").as(person);

        var toLogin = asked.get();

        toLogin.then().statusCode(303).header("Location", containsString("fresh=true"));
        String back = publicUrl.at(Asked.returnOf(toLogin));
        assertThat(Asked.answerOf(asked.as(other.signsInAgain(Instant.now())).follow(back)), hasKey("code"));
    }

    @Test
    void whoSignsInAsSomebodyElseStillIsToldToTheApp() {
        var asked = hinted(other, "authorize-app", "JWT").as(person);
        String back = publicUrl.at(Asked.returnOf(asked.get()));

        var answer = asked.as(person.signsInAgain(Instant.now())).follow(back);

        assertThat(Asked.answerOf(answer), hasEntry("error", "login_required"));
    }

    @Test
    void somebodyElseIsNotAskedWithPromptNone() {
        var answer = hinted(other, "authorize-app", "JWT").with("prompt", "none").as(person).get();

        assertThat(Asked.answerOf(answer), hasEntry("error", "login_required"));
    }

    /** Attack 30: another kind of token of ours, or one of another client, is no hint. */
    @Test
    void whatIsNoIdTokenOfTheClientIsRefused() {
        assertThat(Asked.answerOf(hinted(person, "authorize-app", "at+jwt").as(person).get()),
                hasEntry("error", "invalid_request"));
        assertThat(Asked.answerOf(hinted(person, "authorize-asks", "JWT").as(person).get()),
                hasEntry("error", "invalid_request"));
    }

    private Asked hinted(GivenPerson subject, String audience, String typ) {
        Map<String, Object> claims = Map.of("iss", publicUrl.issuer(), "sub", subject.account().toString(), "aud", audience,
                "iat", Instant.now().minus(Duration.ofDays(2)).getEpochSecond(),
                "exp", Instant.now().minus(Duration.ofDays(1)).getEpochSecond());
        String token = signer.sign(JwsAlgorithm.RS256, typ, claims).await().atMost(Duration.ofSeconds(10));
        return Asked.byTrustedApp().with("id_token_hint", token);
    }
}
