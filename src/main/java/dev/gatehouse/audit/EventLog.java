package dev.gatehouse.audit;

import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.gatehouse.platform.LogLine;
import dev.gatehouse.platform.database.AfterCommit;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What an operator sees of the audit trail: one line for each event, always with the same keys, and a counter. Ids stand in
 * it and no addresses, names or paths. Under load only the first lines of a second are written; the next one says how many
 * were not.
 */
@ApplicationScoped
class EventLog {

    private static final Logger LOG = Logger.getLogger(EventLog.class);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{1,100}");

    private final ConcurrentMap<String, LineBudget> budgets = new ConcurrentHashMap<>();
    private final MeterRegistry meters;
    private final Clock clock;

    EventLog(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    /** Something was changed. The line is written when the transaction that changed it is committed, and else never. */
    void changed(AuditEvent event, String requestId) {
        AfterCommit.run(() -> note(event, requestId, "done"));
    }

    void refused(AuditEvent event, String requestId) {
        note(event, requestId, "refused");
    }

    private void note(AuditEvent event, String requestId, String outcome) {
        meters.counter("gatehouse.audit.events", "event", event.action(), "outcome", outcome).increment();
        if (LOG.isInfoEnabled()) {
            budgets.computeIfAbsent(event.action(), unseen -> new LineBudget()).take(clock.instant().getEpochSecond())
                    .ifPresent(skipped -> LOG.info(line(event, requestId, outcome, skipped)));
        }
    }

    static LogLine line(AuditEvent event, String requestId, String outcome, long skipped) {
        return LogLine.event(event.action(), requestId).with("outcome", outcome).with("actor_kind", event.actor().kind())
                .with("actor", id(event.actor().name())).with("subject", id(event.subject()))
                .saying("reason", event.detail().getOrDefault("reason", "")).with("skipped", skipped);
    }

    /** What does not look like an id (the path of a refused request) may say something about a person. */
    private static String id(String text) {
        return ID.matcher(text).matches() ? text : "-";
    }
}
