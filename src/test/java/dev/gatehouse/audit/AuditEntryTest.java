package dev.gatehouse.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.vertx.core.json.JsonObject;

class AuditEntryTest {

    private static final UUID ID = UUID.fromString("01a20c53-2491-769d-8074-1cb53ea7930a");
    private static final Instant AT = Instant.parse("2026-11-24T08:00:00.123Z");

    @Test
    void aRowHasEveryColumn() {
        var event = AuditEvent.refusal("oidc.client.refused", Actor.client("shop"), "wrong").about("about");

        assertEquals(new JsonObject().put("id", ID.toString()).put("at", "2026-11-24T08:00:00.123Z").put("request_id", "r-1")
                .put("address", "203.0.113.1").put("action", "oidc.client.refused").put("actor_kind", "client")
                .put("actor", "shop").put("subject", "about").put("refused", true).put("detail", "{\"reason\":\"wrong\"}"),
                new AuditEntry(ID, AT, "r-1", "203.0.113.1", event).row());
    }

    /** The one character that PostgreSQL cannot keep; whoever sends it would be written down nowhere. */
    @Test
    void attackANulIsKeptAsAnother() {
        var row = new AuditEntry(ID, AT, "r-1", "", AuditEvent.refusal("a.b.refused", Actor.client("x\0"), "\0").about("y\0"))
                .row();

        assertEquals("x\uFFFD", row.getString("actor"));
        assertEquals("y\uFFFD", row.getString("subject"));
        assertEquals("{\"reason\":\"\\u0000\"}", row.getString("detail"));
    }
}
