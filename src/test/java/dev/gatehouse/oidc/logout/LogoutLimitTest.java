package dev.gatehouse.oidc.logout;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.GivenPerson;
import dev.gatehouse.testing.MutableClock;
import dev.gatehouse.testing.RawHttp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

/** Flooding: whoever needs no account to have something stored must not have much of it stored, nor for long. */
@QuarkusTest
class LogoutLimitTest {

    private static final String FLOODER = "127.0.0.71";
    private static final int MORE_THAN_ANYBODY_NEEDS = 5_000;

    @Inject
    MutableClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void refusesAFloodOfLogoutsFromOneAddress() {
        assertTrue(IntStream.range(0, MORE_THAN_ANYBODY_NEEDS).map(i -> post("client_id=nobody")).anyMatch(is -> is == 429));
    }

    @Test
    void storesNoMoreThanAnAddressCanHold() {
        browser().contentType("application/x-www-form-urlencoded").body("state=" + "x".repeat(8 * 1024)).when()
                .post("/oauth2/logout").then().statusCode(400);
    }

    @Test
    void forgetsAPostedLogoutAfterTenMinutes() {
        String location = browser().formParam("client_id", "authorize-app").when().post("/oauth2/logout").then()
                .statusCode(303).extract().header("Location");
        clock.advance(Duration.ofMinutes(10));

        browser().when().get(location).then().statusCode(410);
    }

    @Test
    void forgetsAnUnconfirmedLogoutAfterTenMinutes() {
        var person = GivenPerson.signedIn("Ada");
        String page = browser().cookie(GivenPerson.COOKIE, person.cookie()).when().get("/oauth2/logout").then()
                .body(containsString("Sign out?")).extract().asString();
        String handle = page.replaceAll("(?s).*name=\"handle\" value=\"([^\"]+)\".*", "$1");
        clock.advance(Duration.ofMinutes(10));

        browser().cookie(GivenPerson.COOKIE, person.cookie()).formParam("handle", handle).when().post("/logout/confirm")
                .then().statusCode(410);
    }

    private static RequestSpecification browser() {
        return given().redirects().follow(false).accept("text/html");
    }

    private static int post(String form) {
        return RawHttp.exchange(FLOODER, RestAssured.port, "POST /oauth2/logout HTTP/1.1\r\nHost: localhost:" + RestAssured.port
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                + "\r\nConnection: close\r\n\r\n" + form).status();
    }
}
