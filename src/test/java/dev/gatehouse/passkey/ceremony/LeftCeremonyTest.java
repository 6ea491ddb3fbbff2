package dev.gatehouse.passkey.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.testing.Browser;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.LeavingCaller;
import dev.gatehouse.testing.Rows;
import dev.gatehouse.testing.SignedInPerson;
import dev.gatehouse.testing.SoftAuthenticator;
import dev.gatehouse.testing.SoftKey;
import dev.gatehouse.testing.WatchedLog;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** A browser that leaves in the middle of a ceremony takes neither the transaction nor its connection with it. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class LeftCeremonyTest {

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @ParameterizedTest
    @ValueSource(strings = { "ceremonies", "passkeys", "accounts", "sessions", "audit_entries" })
    void aSignInIsDoneToTheEnd(String table) {
        var ada = SignedInPerson.enrol("Ada");
        var browser = ada.signInElsewhere().browser();
        String answer = ada.authenticator().get(SignedInPerson.requestOptions(browser));
        long sessions = sessionsOf(ada);

        leavesAt(table, browser, "/passkeys/authentication", answer);

        assertEquals(sessions + 1, sessionsOf(ada), "what was begun, in one transaction, is committed");
        browser.post("/passkeys/authentication", answer).then().statusCode(400);
        ada.signInElsewhere();
    }

    @ParameterizedTest
    @ValueSource(strings = { "ceremonies", "passkeys", "invitations", "accounts", "sessions", "audit_entries" })
    void aRegistrationIsDoneToTheEnd(String table) {
        var browser = new Browser();
        var authenticator = new SoftAuthenticator(SoftKey.ES256, Browser.origin());
        String answer = authenticator.create(SignedInPerson.creationOptions(browser, SignedInPerson.ticket("Ada", false)));

        leavesAt(table, browser, "/passkeys/registration", answer);

        browser.post("/passkeys/registration", answer).then().statusCode(400);
        if (!table.equals("ceremonies")) {
            var elsewhere = new Browser();
            elsewhere.post("/passkeys/authentication", authenticator.get(SignedInPerson.requestOptions(elsewhere))).then()
                    .statusCode(200);
        }
    }

    @Test
    void aChallengeIsGivenToTheEnd() {
        long before = Rows.count("select count(*) from ceremonies");

        leavesAt("ceremonies", new Browser(), "/passkeys/authentication/options", "{}");

        assertEquals(before + 1, Rows.count("select count(*) from ceremonies"));
    }

    /** More often than the pool has connections. */
    @Test
    void noConnectionIsLost() {
        for (int i = 0; i < 25; i++) {
            leavesAt("ceremonies", new Browser(), "/passkeys/authentication/options", "{}");
        }
        SignedInPerson.requestOptions(new Browser());
    }

    private void leavesAt(String table, Browser browser, String path, String body) {
        String cookie = browser.cookie("gatehouse-ceremony");
        try (var log = new WatchedLog()) {
            LeavingCaller.leavesAt(table, port, path, "application/json",
                    cookie == null ? "" : "Cookie: gatehouse-ceremony=" + cookie + session(browser) + "\r\n", body);

            assertEquals(List.of(), log.errors());
            assertTrue(log.kinds().keySet().stream().noneMatch(kind -> kind.contains("drop") || kind.contains("HR0")),
                    () -> log.kinds().toString());
        }
    }

    private static String session(Browser browser) {
        String value = browser.cookie("gatehouse-session");
        return value == null ? "" : "; gatehouse-session=" + value;
    }

    private static long sessionsOf(SignedInPerson person) {
        return Rows.count("select count(*) from sessions where account_id = ?", person.account().value());
    }
}
