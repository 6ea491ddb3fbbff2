package dev.gatehouse.audit;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.gatehouse.platform.Ids;
import dev.gatehouse.platform.network.ClientAddress;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;

/**
 * Which refusals of strangers are written one by one: the first few of each kind and address in a minute. The others are
 * counted, and the count is written. So a flood of them neither fills the disk nor keeps another kind out, and another address
 * only when it comes from very many.
 */
@ApplicationScoped
class RefusalSample {

    /** What all addresses together may repeat of one kind, as a multiple of what one of them may. */
    private static final int ALL_ADDRESSES = 6;

    /** Beyond that the first of an address is written still, or the repetitions of a few would hide all others. */
    private static final int ALL_FIRST = 20;

    private static final int MINUTE_MILLIS = 60_000;

    private final RefusalQueue queue;
    private final AuditConfig config;
    private final Ids ids;
    private final Clock clock;
    private final Map<Source, Integer> bySource = new HashMap<>();
    private final Map<String, Integer> byAction = new HashMap<>();
    private final Map<String, Long> leftOut = new TreeMap<>();
    private long minute;

    RefusalSample(RefusalQueue queue, AuditConfig config, Ids ids, Clock clock) {
        this.queue = queue;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    private record Source(String action, String site) {
    }

    /** Whether this one is written by itself. A person's refusals all are; an app's could be anybody's who names it. */
    synchronized boolean takes(AuditEvent event, String address) {
        if (!(event.actor() instanceof Actor.Stranger || event.actor() instanceof Actor.Client)) {
            return true;
        }
        sumUpLastMinute();
        var source = new Source(event.action(), ClientAddress.site(address));
        int ofSource = bySource.getOrDefault(source, 0);
        int ofAction = byAction.getOrDefault(event.action(), 0);
        long most = config.refusalsPerMinute();
        if (ofSource >= most || ofAction >= most * (ofSource == 0 ? ALL_FIRST : ALL_ADDRESSES)) {
            leftOut.merge(event.action(), 1L, Long::sum);
            return false;
        }
        bySource.put(source, ofSource + 1);
        byAction.put(event.action(), ofAction + 1);
        return true;
    }

    /** When a minute is over, what was left out in it is written: one entry for each kind. */
    @Scheduled(every = "10s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    synchronized void sumUpLastMinute() {
        long now = clock.millis() / MINUTE_MILLIS;
        if (now != minute) {
            minute = now;
            bySource.clear();
            byAction.clear();
            sumUp();
        }
    }

    /** The minute in which the program ends is summed up too, before the queue is written for the last time. */
    void stop(@Observes ShutdownEvent stopping) {
        sumUp();
        queue.writeAll();
    }

    private synchronized void sumUp() {
        leftOut.forEach((action, count) -> queue.offer(new AuditEntry(ids.next(), clock.instant(), "-", "",
                AuditEvent.of("audit.refusals.summed", Actor.system()).about(action).with("count", count))));
        leftOut.clear();
    }
}
