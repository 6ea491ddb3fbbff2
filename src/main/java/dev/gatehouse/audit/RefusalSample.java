package dev.gatehouse.audit;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.platform.Ids;
import io.quarkus.scheduler.Scheduled;

/**
 * Which refusals of strangers are written one by one: the first of each kind and address in a minute. The others are counted,
 * and the count is written. So a flood of them neither fills the disk nor keeps another kind, or another address, out.
 */
@ApplicationScoped
class RefusalSample {

    private static final int IN_ALL = 6;
    private static final int MOST_ADDRESSES = 10_000;
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

    private record Source(String action, String address) {
    }

    /** Whether this one is written by itself. A person's refusals all are; an app's could be anybody's who names it. */
    synchronized boolean takes(AuditEvent event, String address) {
        if (!(event.actor() instanceof Actor.Stranger || event.actor() instanceof Actor.Client)) {
            return true;
        }
        sumUp();
        int most = config.refusalsPerMinute();
        var source = new Source(event.action(), address);
        int ofSource = bySource.getOrDefault(source, 0);
        int ofAction = byAction.getOrDefault(event.action(), 0);
        if (ofSource >= most || ofAction >= (long) most * IN_ALL || ofSource == 0 && bySource.size() >= MOST_ADDRESSES) {
            leftOut.merge(event.action(), 1L, Long::sum);
            return false;
        }
        bySource.put(source, ofSource + 1);
        byAction.put(event.action(), ofAction + 1);
        return true;
    }

    /** When a minute is over, what was left out in it is written: one entry for each kind. */
    @Scheduled(every = "10s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    synchronized void sumUp() {
        long now = clock.millis() / MINUTE_MILLIS;
        if (now == minute) {
            return;
        }
        minute = now;
        bySource.clear();
        byAction.clear();
        leftOut.forEach((action, count) -> queue.offer(new AuditEntry(ids.next(), clock.instant(), "-", "",
                AuditEvent.of("audit.refusals.summed", Actor.system()).about(action).with("count", count))));
        leftOut.clear();
    }
}
