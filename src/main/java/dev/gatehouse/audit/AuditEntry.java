package dev.gatehouse.audit;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.gatehouse.platform.CurrentRequest;
import io.vertx.core.json.JsonObject;

/**
 * One entry of the audit trail. It is written once; the database refuses to change it, and to remove it
 * unless it is the refusal of a stranger or a client and a day old.
 */
@Entity
@Table(name = "audit_entries")
class AuditEntry {

    @Id
    private UUID id;
    private Instant at;
    @Column(name = "request_id")
    private String requestId;
    private String address;
    private String action;
    @Column(name = "actor_kind")
    private String actorKind;
    private String actor;
    private String subject;
    private boolean refused;
    private String detail;

    protected AuditEntry() {
    }

    AuditEntry(UUID id, Instant at, String requestId, String address, AuditEvent event) {
        this.id = id;
        this.at = at;
        this.requestId = requestId;
        this.address = address;
        this.action = event.action();
        this.actorKind = event.actor().kind();
        this.actor = storable(event.actor().name());
        this.subject = storable(event.subject());
        this.refused = event.refused();
        var facts = new JsonObject();
        event.detail().forEach(facts::put);
        CurrentRequest.trace().ifPresent(trace -> facts.put("trace", trace));
        this.detail = facts.encode();
    }

    JsonObject row() {
        return new JsonObject().put("id", id.toString()).put("at", at.toString()).put("request_id", requestId)
                .put("address", address).put("action", action).put("actor_kind", actorKind).put("actor", actor)
                .put("subject", subject)
                .put("refused", refused).put("detail", detail);
    }

    /** A NUL is the one character that PostgreSQL cannot keep; whoever sends one is written down all the same. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
