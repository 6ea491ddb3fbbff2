package dev.gatehouse.gateway.check;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.Decision;
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
        var fresh = new DecisionLog(trail, metrics, new OperatorLog(new RateLimiter()));

        try (var said = new Said(OperatorLog.class)) {
            fresh.note(ambiguous("X-Forwarded-Uri is missing"), "unreadable", "request-1");
            fresh.note(ambiguous("X-Forwarded-Uri is missing"), "unreadable", "request-2");
            fresh.note(ambiguous("dot segment"), "GET gw.test", "request-3");
            fresh.note(new Decision.Refuse(new Refusal.Forbidden(), "no route"), "GET gw.test", "request-4");

            assertEquals(List.of(
                    "INFO event=gateway.request.ambiguous request=request-1 about=\"unreadable\""
                            + " reason=\"X-Forwarded-Uri is missing\"",
                    "INFO event=gateway.request.ambiguous request=request-3 about=\"GET gw.test\" reason=\"dot segment\""),
                    said.lines());
        }
    }

    @Test
    void attackASubjectThatIsNoPersonDoesNotKeepARefusalFromTheTrail() {
        var caller = new Caller.Person("nobody", Optional.empty(), Set.of(), new Caller.Binding("jti", "1"), Optional.empty());

        assertDoesNotThrow(() -> record.note(new Decision.Refuse(new Refusal.Forbidden(), "test", caller), "GET x.test", "r"));
    }
}
