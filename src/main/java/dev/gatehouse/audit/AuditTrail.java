package dev.gatehouse.audit;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.platform.CurrentRequest;
import dev.gatehouse.platform.Front;
import dev.gatehouse.platform.Ids;
import dev.gatehouse.platform.network.ClientAddress;
import io.smallrye.mutiny.Uni;

/** The one way to write to the audit trail. */
@Front
@ApplicationScoped
public class AuditTrail {

    private final AuditEntries entries;
    private final RefusalQueue refusals;
    private final RefusalSample sample;
    private final EventLog log;
    private final ClientAddress address;
    private final Ids ids;
    private final Clock clock;

    AuditTrail(AuditEntries entries, RefusalQueue refusals, RefusalSample sample, EventLog log, ClientAddress address, Ids ids,
            Clock clock) {
        this.entries = entries;
        this.refusals = refusals;
        this.sample = sample;
        this.log = log;
        this.address = address;
        this.ids = ids;
        this.clock = clock;
    }

    /** Writes what changed, in the caller's transaction: the change and its entry stand or fall together. */
    public Uni<Void> record(AuditEvent event) {
        String requestId = CurrentRequest.id();
        return entries.persist(entry(event, requestId)).invoke(() -> log.changed(event, requestId)).replaceWithVoid();
    }

    /** Notes a refusal; returns at once. It is written within a second, and never delays or fails the response. */
    public void refused(AuditEvent event) {
        refused(event, CurrentRequest.id());
    }

    /** The same for a request whose id the caller holds. */
    public void refused(AuditEvent event, String requestId) {
        refused(event, requestId, address.current().orElse(""));
    }

    /** The same for a request that was asked about: it came from elsewhere than the question. */
    public void refused(AuditEvent event, String requestId, String from) {
        log.refused(event, requestId);
        if (sample.takes(event, from)) {
            refusals.offer(new AuditEntry(ids.next(), clock.instant(), requestId, from, event));
        }
    }

    private AuditEntry entry(AuditEvent event, String requestId) {
        return new AuditEntry(ids.next(), clock.instant(), requestId, address.current().orElse(""), event);
    }
}
