package dev.gatehouse.gateway.check;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.Decision;
import dev.gatehouse.gateway.GivenCallers;
import dev.gatehouse.gateway.Refusal;
import dev.gatehouse.platform.limit.RateLimiter;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.Said;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(Database.class)
class DecisionLogTest {

    @Inject
    DecisionLog record;

    @Inject
    AuditTrail trail;

    @Inject
    GatewayMetrics metrics;

    private static Decision.Refuse ambiguous(String reason) {
        return new Decision.Refuse(new Refusal.Ambiguous(), reason);
    }

    /** The caller is not told why; whoever set up the proxy has to be. Anybody can cause it, so each kind once a minute. */
    @Test
    void saysInTheLogWhatWasAmbiguousOnceForEachKind() {
        var fresh = new DecisionLog(trail, metrics, new OperatorLog(new RateLimiter()), new RateLimiter());

        try (var said = new Said(OperatorLog.class)) {
            fresh.note(ambiguous("X-Forwarded-Uri is missing"), "unreadable", "request-1", Optional.empty());
            fresh.note(ambiguous("X-Forwarded-Uri is missing"), "unreadable", "request-2", Optional.empty());
            fresh.note(ambiguous("dot segment"), "GET gw.test", "request-3", Optional.empty());
            fresh.note(new Decision.Refuse(new Refusal.Forbidden(), "no route"), "GET gw.test", "request-4", Optional.empty());

            assertEquals(List.of(
                    "INFO event=gateway.request.ambiguous request=request-1 subject=\"unreadable\""
                            + " reason=\"X-Forwarded-Uri is missing\"",
                    "INFO event=gateway.request.ambiguous request=request-3 subject=\"GET gw.test\" reason=\"dot segment\""),
                    said.lines());
        }
    }

    @Test
    void attackASubjectThatIsNoPersonDoesNotKeepARefusalFromTheTrail() {
        var caller = GivenCallers.person("nobody", Optional.empty(), Set.of(), new Caller.Binding("jti", "1"),
                Optional.empty());

        assertDoesNotThrow(() -> record.note(new Decision.Refuse(new Refusal.Forbidden(), "test", caller), "GET x.test", "r",
                Optional.empty()));
    }

    /** A person's refusals are all written, and one who is over a limit is refused a thousand times a second. */
    @Test
    void attack72WhoIsOverALimitDoesNotFillTheAuditTrail() throws SQLException {
        var ada = GivenCallers.person(UUID.randomUUID().toString(), Optional.empty(), Set.of(), new Caller.Binding("jti", "1"),
                Optional.empty());
        var limited = new Decision.Refuse(new Refusal.TooMany(Duration.ofSeconds(1), List.of()), "orders: limit per subject",
                ada);
        var first = UUID.randomUUID().toString();
        var later = UUID.randomUUID().toString();

        record.note(limited, "GET gw.test", first, Optional.empty());
        for (int i = 0; i < 100; i++) {
            record.note(limited, "GET gw.test", later, Optional.empty());
        }
        record.note(new Decision.Refuse(new Refusal.Forbidden(), "orders: Forbidden", ada), "GET gw.test", "other-" + first,
                Optional.empty());

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertEquals(1, entries("other-" + first)));
        assertEquals(1, entries(first));
        assertEquals(0, entries(later));
    }

    private static int entries(String requestId) throws SQLException {
        try (var connection = Database.running().getPostgresDatabase().getConnection();
                var query = connection.prepareStatement("select count(*) from audit_entries where request_id = ?")) {
            query.setString(1, requestId);
            var rows = query.executeQuery();
            rows.next();
            return rows.getInt(1);
        }
    }
}
