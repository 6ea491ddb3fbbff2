package dev.gatehouse.account.invitation;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
import dev.gatehouse.testing.SoftKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;

/** An enrolment link is good for one account, for one hour (attack 57: links that are used twice, or by guessing). */
@QuarkusTest
@QuarkusTestResource(Database.class)
class EnrolmentTest {

    @Inject
    MutableClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void showsForWhomTheLinkIs() {
        String ticket = SignedInPerson.ticket("Ada Lovelace", true);

        new Browser().get("/enroll/" + ticket).then().statusCode(200).body(containsString("Ada Lovelace"))
                .body(containsString("administrator")).header("Cache-Control", equalTo("no-store"));
        new Browser().get("/enroll/" + ticket).then().statusCode(200);
    }

    @Test
    void attack57RefusesALinkThatWasUsed() {
        String ticket = SignedInPerson.ticket("Ada", false);
        register(new Browser(), ticket).then().statusCode(200);

        new Browser().get("/enroll/" + ticket).then().statusCode(410).body(containsString("has been used"));
        options(new Browser(), ticket).then().statusCode(410).body("type", equalTo("/problems/invitation-used"));
        await().until(() -> Rows.refused("account.invitation.refused", "invitation-used") > 0);
    }

    @Test
    void attack57RefusesALinkThatWasUsedWhileTheDeviceAnswered() {
        String ticket = SignedInPerson.ticket("Ada", false);
        var late = new Browser();
        var device = new SoftAuthenticator(SoftKey.ES256, Browser.origin());
        String answer = device.create(SignedInPerson.creationOptions(late, ticket));
        register(new Browser(), ticket).then().statusCode(200);

        late.post("/passkeys/registration", answer).then().statusCode(410)
                .body("type", equalTo("/problems/invitation-used"));

        assertEquals(0, Rows.count("select count(*) from passkeys where credential_id = ?", device.credentialId()));
        assertEquals(1, Rows.count("select count(*) from accounts where handle = ?", device.userHandle()), "the first one's");
    }

    @Test
    void attack57GivesALinkToOneOfManyAtOnce() {
        String ticket = SignedInPerson.ticket("Ada", false);
        var browsers = IntStream.range(0, 6).mapToObj(each -> new Browser()).toList();
        var answers = browsers.stream().map(browser -> new SoftAuthenticator(SoftKey.ES256, Browser.origin())
                .create(SignedInPerson.creationOptions(browser, ticket))).toList();

        var attempts = IntStream.range(0, 6).mapToObj(each -> CompletableFuture.supplyAsync(
                () -> browsers.get(each).post("/passkeys/registration", answers.get(each)).statusCode())).toList();

        assertEquals(1, attempts.stream().map(CompletableFuture::join).filter(status -> status == 200).count());
    }

    @Test
    void refusesALinkAfterAnHour() {
        String ticket = SignedInPerson.ticket("Ada", false);
        clock.advance(Duration.ofHours(1));

        new Browser().get("/enroll/" + ticket).then().statusCode(410).body(containsString("expired"));
        options(new Browser(), ticket).then().statusCode(410).body("type", equalTo("/problems/invitation-expired"));
    }

    @Test
    void refusesALinkNobodyMade() {
        new Browser().get("/enroll/" + "a".repeat(43)).then().statusCode(410);
        options(new Browser(), "nonsense").then().statusCode(410);
    }

    @Test
    void keepsNoTicketThatCouldBeRead() {
        String ticket = SignedInPerson.ticket("Ada", false);

        assertEquals(0, Rows.count("select count(*) from invitations i where i::text like ?", "%" + ticket + "%"));
        assertFalse(Rows.text("select string_agg(detail, '') from audit_entries").contains(ticket));
    }

    @Test
    void letsNobodyInWithoutALink() {
        new Browser().get("/enroll").then().statusCode(403);
        new Browser().post("/passkeys/registration/options", new JsonObject().put("name", "Mallory"))
                .then().statusCode(403).body("type", equalTo("/problems/registration-closed"));
        new Browser().post("/passkeys/registration/options", new JsonObject().put("name", ""))
                .then().statusCode(403);
    }

    private static Response register(Browser browser, String ticket) {
        var device = new SoftAuthenticator(SoftKey.ES256, Browser.origin());
        return browser.post("/passkeys/registration", device.create(SignedInPerson.creationOptions(browser, ticket)));
    }

    private static Response options(Browser browser, String ticket) {
        return browser.post("/passkeys/registration/options", new JsonObject().put("ticket", ticket));
    }
}
