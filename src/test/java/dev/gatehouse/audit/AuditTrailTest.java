package dev.gatehouse.audit;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.Rows;
import dev.gatehouse.testing.SignedInPerson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(Database.class)
class AuditTrailTest {

    @Inject
    AuditTrail trail;

    @Test
    void writesRefusalsInTheBackgroundWithTheirRequest() {
        String subject = UUID.randomUUID().toString();

        trail.refused(AuditEvent.refusal("audit.test.refused", Actor.client("shop"), "because").about(subject), "request-1");

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertEquals(
                "client shop request-1 {\"reason\":\"because\"}",
                one("select actor_kind || ' ' || actor || ' ' || request_id || ' ' || detail from audit_entries where subject = '"
                        + subject + "'")));
    }

    /** Without it, nobody can tell whose tries they were. */
    @ParameterizedTest
    @CsvSource({ "203.0.113.50, 203.0.113.50", "2001:db8::50, 2001:db8::50", "'198.51.100.1, 203.0.113.51', 203.0.113.51" })
    void saysWhereARefusedRequestCameFrom(String forwardedFor, String address) {
        given().header("X-Forwarded-For", forwardedFor).get("/enroll/guessed").then().statusCode(410);
        given().header("X-Forwarded-For", forwardedFor).header("Authorization", "Bearer a.b.c").get("/gateway/check");
        given().header("X-Forwarded-For", forwardedFor).formParam("grant_type", "client_credentials")
                .formParam("client_id", "nobody").post("/oauth2/token");

        for (String action : List.of("account.invitation.refused", "gateway.request.refused", "oidc.client.refused")) {
            await().untilAsserted(() -> assertEquals(1, Rows.count(
                    "select count(*) from audit_entries where action = ? and address = ?", action, address), action));
        }
    }

    @Test
    void saysWhereSomebodySignedInFromAndNothingOfOurselves() {
        var ada = SignedInPerson.enrol("Ada");

        assertEquals("127.0.0.1",
                Rows.text("select address from audit_entries where action = 'account.signed-in' and actor = ?",
                        ada.account().toString()));
        assertEquals(0, Rows.count("select count(*) from audit_entries where request_id = '-' and address <> ''"));
    }

    @Test
    void keepsEveryEntryAsItWasWritten() throws SQLException {
        SignedInPerson.enrol("Ada");

        var refusal = assertThrows(SQLException.class, () -> change("update audit_entries set actor = 'nobody'"));
        assertTrue(refusal.getMessage().contains("never changed"));

        assertThrows(SQLException.class, () -> change("delete from audit_entries"));
        assertThrows(SQLException.class, () -> change("truncate audit_entries"));
    }

    private static String one(String query) throws SQLException {
        try (var connection = Database.running().getPostgresDatabase().getConnection();
                var rows = connection.createStatement().executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private static void change(String statement) throws SQLException {
        try (var connection = Database.running().getPostgresDatabase().getConnection()) {
            connection.createStatement().execute(statement);
        }
    }
}
