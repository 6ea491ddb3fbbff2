package dev.gatehouse.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;

/** The stored audit trail. */
@ApplicationScoped
class AuditEntries implements PanacheRepositoryBase<AuditEntry, UUID> {

    private static final String ADD_ONCE = """
            insert into audit_entries (id, at, request_id, address, action, actor_kind, actor, subject, refused, detail)
            select id, at, request_id, address, action, actor_kind, actor, subject, refused, detail
            from json_to_recordset(cast(cast(:entries as text) as json)) as entry(id uuid, at timestamptz, request_id text,
                address text, action text, actor_kind text, actor text, subject text, refused boolean, detail text)
            on conflict (id) do nothing""";

    /** Two replicas that purge at once share the work; neither waits for the other. */
    private static final String PURGE = """
            delete from audit_entries where id in (
                select id from audit_entries where refused and actor_kind in ('stranger', 'client') and at < :before
                order by at limit :most for update skip locked)""";

    /**
     * Writes entries that may have been written before: a commit whose confirmation was lost cannot be told from one that
     * failed.
     */
    Uni<Void> addOnce(List<AuditEntry> entries) {
        var rows = new JsonArray(entries.stream().map(AuditEntry::row).toList());
        return getSession().chain(session -> session.createNativeQuery(ADD_ONCE)
                .setParameter("entries", rows.encode())
                .executeUpdate()).replaceWithVoid();
    }

    /** Removes some refusals of strangers and clients that are older than this; the database lets no others go. */
    Uni<Integer> purgeRefusals(Instant before, int most) {
        return getSession().chain(session -> session.createNativeQuery(PURGE)
                .setParameter("before", before)
                .setParameter("most", most)
                .executeUpdate());
    }
}
