package dev.gatehouse.oidc.authorize;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.GivenPerson;
import io.quarkus.test.junit.QuarkusTest;

/** What people allow, what apps get and what is refused can be looked up afterwards, by the request id of the answer. */
@QuarkusTest
class AuthorizeAuditTest {

    @Test
    void aConsentAndACodeAreRecordedWithTheirRequests() throws SQLException {
        var asked = Asked.byAskingApp().as(GivenPerson.signedIn("Ada"));
        String handle = Asked.queryOf(asked.get().header("Location")).get("handle");

        var allowed = asked.browser().formParam("handle", handle).formParam("decision", "allow").when().post("/consent");
        var answer = asked.follow(allowed);

        assertEquals("oidc.consent.granted", actionOf(allowed.header("X-Request-Id")));
        assertEquals("oidc.code.issued", actionOf(answer.header("X-Request-Id")));
    }

    @Test
    void refusalsAreRecordedWhetherTheAppIsToldOrThePerson() {
        var told = Asked.byTrustedApp().with("scope", "admin").get();
        var shown = Asked.by("nobody", "https://nobody.example/").get();

        await().untilAsserted(() -> assertEquals("oidc.authorization.refused", actionOf(told.header("X-Request-Id"))));
        await().untilAsserted(() -> assertEquals("oidc.authorization.refused", actionOf(shown.header("X-Request-Id"))));
    }

    private static String actionOf(String requestId) throws SQLException {
        try (var connection = Database.running().getPostgresDatabase().getConnection();
                var query = connection
                        .prepareStatement("select string_agg(action, ' ') from audit_entries where request_id = ?")) {
            query.setString(1, UUID.fromString(requestId).toString());
            try (var rows = query.executeQuery()) {
                rows.next();
                return String.valueOf(rows.getString(1));
            }
        }
    }
}
