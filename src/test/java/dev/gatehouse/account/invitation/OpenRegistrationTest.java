package dev.gatehouse.account.invitation;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Clock;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.gatehouse.account.AccountConfig;
import dev.gatehouse.account.Directory;
import dev.gatehouse.account.assignment.AssignmentTrail;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.testing.Browser;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.Rows;
import dev.gatehouse.testing.Settings;
import dev.gatehouse.testing.SignedInPerson;
import dev.gatehouse.testing.SoftAuthenticator;
import dev.gatehouse.testing.SoftKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;

/** Where registration is open: a newcomer brings nothing but a name and a device. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class OpenRegistrationTest {

    private static final String OPTIONS = "/passkeys/registration/options";

    @Inject
    Invitations invitations;

    @Inject
    Directory directory;

    @Inject
    AssignmentTrail assignments;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    private final Browser browser = new Browser();

    @BeforeEach
    void openTheHouse() {
        var open = Settings.of(AccountConfig.class, Map.of("gatehouse.account.registration", "open"));
        QuarkusMock.installMockForType(new Enrolment(invitations, directory, open, clock, assignments, audit), Enrolment.class);
    }

    @Test
    void letsANewcomerInWhoCanSignInFromThenOn() {
        var device = new SoftAuthenticator(SoftKey.ES256, Browser.origin());
        new Browser().get("/login").then().statusCode(200).body(containsString("/enroll"));
        String options = browser.post(OPTIONS, new JsonObject().put("name", "Grace Hopper")).then().statusCode(200)
                .body("user.displayName", equalTo("Grace Hopper")).extract().asString();

        browser.post("/passkeys/registration", device.create(new JsonObject(options))).then().statusCode(200)
                .body("location", equalTo("/account"));

        var grace = SignedInPerson.now(browser, device);
        browser.get("/account").then().statusCode(200).body(containsString("Grace Hopper"));
        assertEquals(grace.account(), grace.signInElsewhere().account());
        assertEquals(0, Rows.count("select count(*) from accounts where id = ? and admin", grace.account().value()));
        assertEquals(1, Rows.audited("account.opened", grace.account().value()));
    }

    /** An attempt that was lost leaves a passkey on the device; the next one must replace it, and nobody else's. */
    @Test
    void givesTheSameHandleToWhoTriesAgainAndToNobodyElse() {
        String first = handleFor(browser, "Grace Hopper");

        assertEquals(first, handleFor(browser, "Grace Hopper"));
        assertNotEquals(first, handleFor(browser, "Ada Lovelace"));
        assertNotEquals(first, handleFor(new Browser(), "Grace Hopper"));
    }

    @Test
    void givesAnotherHandleOnceAnAccountHasIt() {
        var device = new SoftAuthenticator(SoftKey.ES256, Browser.origin());
        var options = options(browser, "Grace Hopper");
        browser.post("/passkeys/registration", device.create(options)).then().statusCode(200);

        assertNotEquals(options.getJsonObject("user").getString("id"), handleFor(browser, "Grace Hopper"));
    }

    private static String handleFor(Browser browser, String name) {
        return options(browser, name).getJsonObject("user").getString("id");
    }

    private static JsonObject options(Browser browser, String name) {
        return new JsonObject(browser.post(OPTIONS, new JsonObject().put("name", name)).then().statusCode(200).extract()
                .asString());
    }

    @Test
    void refusesANameThatNobodyCanRead() {
        for (String name : new String[] { "", " ", "a".repeat(101), "line\nbreak", "turned \u202E around" }) {
            browser.post(OPTIONS, new JsonObject().put("name", name)).then().statusCode(400)
                    .body("type", equalTo("/problems/bad-name"));
        }
    }
}
