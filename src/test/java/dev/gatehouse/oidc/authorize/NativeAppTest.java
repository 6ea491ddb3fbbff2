package dev.gatehouse.oidc.authorize;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.startsWith;

import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.testing.GivenPerson;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** RFC 8252 §8.6: another program of the device passes for a native app and hopes for a code without a question. */
@QuarkusTest
class NativeAppTest {

    @Inject
    PublicUrl publicUrl;

    @ParameterizedTest
    @ValueSource(strings = { "http://127.0.0.1:49152/callback", "com.example.app:/callback" })
    void thePersonIsAskedEachTime(String redirectUri) {
        var asked = Asked.by("authorize-native", redirectUri).as(GivenPerson.signedIn("Ada"));
        assertThat(answerOf(asked.follow(allow(asked))), hasKey("code"));

        asked.get().then().statusCode(303).header("Location", startsWith(publicUrl.at("/consent?handle=")));
        assertThat(answerOf(asked.with("prompt", "none").get()), hasEntry("error", "consent_required"));
    }

    @Test
    void aPageOfTheIssuersOwnOriginIsRemembered() {
        var asked = Asked.by("demo", publicUrl.at("/demo/callback")).as(GivenPerson.signedIn("Ada"));
        asked.follow(allow(asked));

        assertThat(answerOf(asked.get()), hasKey("code"));
    }

    private static Response allow(Asked asked) {
        String handle = answerOf(asked.get()).get("handle");
        return asked.browser().formParam("handle", handle).formParam("decision", "allow").when().post("/consent");
    }

    /** The parameters behind the question mark; a private-use address has no query of its own for {@code URI}. */
    private static Map<String, String> answerOf(Response answer) {
        String location = answer.header("Location");
        return Asked.queryOf("https://app.example.com/" + location.substring(location.indexOf('?')));
    }
}
