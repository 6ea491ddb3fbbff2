package dev.gatehouse.account.session;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.Browser;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.MutableClock;
import dev.gatehouse.testing.Rows;
import dev.gatehouse.testing.SignedInPerson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;

@QuarkusTest
@QuarkusTestResource(Database.class)
class SessionLifeTest {

    @Inject
    MutableClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void endsAfterHalfAnHourWithoutARequest() {
        var ada = SignedInPerson.enrol("Ada");
        clock.advance(Duration.ofMinutes(29));
        ada.browser().get("/account").then().statusCode(200);
        clock.advance(Duration.ofMinutes(29));
        ada.browser().get("/account").then().statusCode(200);

        clock.advance(Duration.ofMinutes(30));

        ada.browser().get("/account").then().statusCode(303);
    }

    @Test
    void endsAfterTwelveHoursInAnyCase() {
        var ada = SignedInPerson.enrol("Ada");
        for (int quarters = 0; quarters < 47; quarters++) {
            clock.advance(Duration.ofMinutes(15));
            ada.browser().get("/account").then().statusCode(200);
        }

        clock.advance(Duration.ofMinutes(15));

        ada.browser().get("/account").then().statusCode(303);
    }

    @Test
    void writesThatSomebodyWasSeenAtMostOnceAMinute() {
        var ada = SignedInPerson.enrol("Ada");
        ada.browser().get("/account");
        String seen = lastSeen(ada);

        clock.advance(Duration.ofSeconds(30));
        ada.browser().get("/account").then().statusCode(200);
        assertEquals(seen, lastSeen(ada));
        clock.advance(Duration.ofSeconds(31));
        ada.browser().get("/account").then().statusCode(200);
        assertNotEquals(seen, lastSeen(ada));
    }

    @Test
    void asksNobodyWhoTheyAreForAStylesheet() {
        var ada = SignedInPerson.enrol("Ada");
        ada.browser().get("/account");
        String seen = lastSeen(ada);
        clock.advance(Duration.ofSeconds(61));

        ada.browser().get("/assets/css/gatehouse.css").then().statusCode(200);

        assertEquals(seen, lastSeen(ada));
    }

    @Test
    void attack61GivesANewSessionToWhoComesWithAnOldCookie() {
        var eve = SignedInPerson.enrol("Eve");
        var ada = SignedInPerson.enrol("Ada");
        var planted = new Browser().withCookie(eve.cookieName(), eve.cookie());

        planted.post("/passkeys/authentication", ada.authenticator().get(SignedInPerson.requestOptions(planted)))
                .then().statusCode(200);

        var now = SignedInPerson.now(planted, ada.authenticator());
        assertNotEquals(eve.cookie(), now.cookie());
        assertNotEquals(eve.sid(), now.sid());
        assertEquals(ada.account(), now.account());
        eve.browser().get("/account").then().statusCode(303);
    }

    @Test
    void attack61EndsTheOldSessionWhenOneSignsInAgain() {
        var ada = SignedInPerson.enrol("Ada");

        var again = ada.signInAgain();

        assertNotEquals(ada.sid(), again.sid());
        new Browser().withCookie(ada.cookieName(), ada.cookie()).get("/account").then().statusCode(303);
    }

    @Test
    void attack57RefusesAForgedCookie() {
        var ada = SignedInPerson.enrol("Ada");

        for (String forged : new String[] { "forged", ada.sid(), ada.account().toString(), ada.cookie() + "x",
                ada.cookie().substring(1), "a".repeat(4000), "'; drop table sessions; --" }) {
            new Browser().withCookie(ada.cookieName(), forged).get("/account").then().statusCode(303);
        }
    }

    @Test
    void setsACookieThatScriptsAndOtherSitesDoNotGet() {
        var ada = SignedInPerson.enrol("Ada");
        var browser = new Browser();

        var cookie = browser.post("/passkeys/authentication", ada.authenticator().get(SignedInPerson.requestOptions(browser)))
                .getDetailedCookie("gatehouse-session");

        assertTrue(cookie.isHttpOnly());
        assertEquals("Lax", cookie.getSameSite());
        assertEquals("/", cookie.getPath());
        assertEquals(Duration.ofHours(12).toSeconds(), cookie.getMaxAge());
    }

    @Test
    void keepsNoCookieThatCouldBeRead() {
        var ada = SignedInPerson.enrol("Ada");

        assertEquals(0, Rows.count("select count(*) from sessions s where s::text like ?", "%" + ada.cookie() + "%"));
        assertEquals(1, Rows.count("select count(*) from sessions where id = ? and octet_length(token_hash) = 32",
                UUID.fromString(ada.sid())));
    }

    @Test
    void endsWhenAnotherReplicaEndsIt() {
        var ada = SignedInPerson.enrol("Ada");
        ada.browser().get("/account").then().statusCode(200);

        Rows.execute("insert into revocations (kind, subject, until) values ('SESSION', ?, now() + interval '1 day')",
                ada.sid());

        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> ada.browser().get("/account").then().statusCode(303));
    }

    @Test
    void countsOnTheIssuersHostOnly() {
        var ada = SignedInPerson.enrol("Ada");

        int status = ada.browser().request().header("Host", "other.example").accept("text/html").get("/account").statusCode();

        assertTrue(status == 303 || status == 421 || status == 401, "was " + status);
    }

    @Test
    void attack63GoesNowhereButHomeAfterSigningIn() {
        var ada = SignedInPerson.enrol("Ada");
        for (String evil : new String[] { "https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)",
                "\\\\evil.example", "/%0d%0aSet-Cookie:a=b\r\n" }) {
            var browser = new Browser();
            var options = new JsonObject(browser.post("/passkeys/authentication/options",
                    new JsonObject().put("returnTo", evil)).asString());

            browser.post("/passkeys/authentication", ada.authenticator().get(options))
                    .then().statusCode(200).body("location", equalTo("/account"));
            ada.browser().request().accept("text/html").queryParam("return_to", evil).get("/login")
                    .then().statusCode(303).header("Location", equalTo(Browser.origin() + "/account"));
        }
    }

    private static String lastSeen(SignedInPerson person) {
        return Rows.text("select last_seen_at::text from sessions where id = ?", UUID.fromString(person.sid()));
    }

    /** Whoever is told 503 is where they were before. */
    @Test
    void aSignInThatFailsLeavesTheSessionThatWasThere() throws Exception {
        var ada = SignedInPerson.enrol("Ada");
        String answer = ada.authenticator().get(SignedInPerson.requestOptions(ada.browser()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var brake = Database.running().getPostgresDatabase().getConnection()) {
            brake.setAutoCommit(false);
            brake.createStatement().execute("lock table audit_entries in share row exclusive mode");
            var refused = CompletableFuture.supplyAsync(() -> ada.browser().post("/passkeys/authentication", answer), threads);
            await().until(() -> Rows.count("select count(*) from pg_stat_activity where wait_event_type = 'Lock' "
                    + "and query like 'insert%audit_entries%'") > 0);
            Rows.execute("select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'");
            assertEquals(503, refused.get(10, TimeUnit.SECONDS).statusCode());
        }

        ada.browser().get("/account").then().statusCode(200);
    }
}
