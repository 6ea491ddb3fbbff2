package dev.gatehouse.audit;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.Database;
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

    @Test
    void keepsEveryEntryAsItWasWritten() throws SQLException {
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
