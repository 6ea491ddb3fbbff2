package dev.gatehouse.audit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.gatehouse.platform.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

/** Refusals on their way into the record: bounded, so that a flood of them costs memory nobody else needs. */
@ApplicationScoped
class RefusalQueue {

    private static final Logger LOG = Logger.getLogger(RefusalQueue.class);
    private static final int CAPACITY = 10_000;
    private static final int BATCH = 500;

    private final BlockingQueue<AuditEntry> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicLong lost = new AtomicLong();
    private final AuditEntries entries;
    private final Ids ids;
    private final Clock clock;

    RefusalQueue(AuditEntries entries, Ids ids, Clock clock, MeterRegistry meters) {
        this.entries = entries;
        this.ids = ids;
        this.clock = clock;
        meters.gauge("gatehouse.audit.refusals.waiting", waiting, BlockingQueue::size);
    }

    void offer(AuditEntry entry) {
        if (!waiting.offer(entry)) {
            lost.incrementAndGet();
        }
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> flush() {
        if (waiting.isEmpty() && lost.get() == 0) {
            return Uni.createFrom().voidItem();
        }
        List<AuditEntry> batch = new ArrayList<>(BATCH);
        waiting.drainTo(batch, BATCH);
        long missing = lost.getAndSet(0);
        if (missing > 0) {
            batch.add(new AuditEntry(ids.next(), clock.instant(), "-",
                    AuditEvent.of("audit.refusals.lost", Actor.system()).with("count", missing)));
        }
        return write(batch).onFailure().recoverWithItem(failure -> putBack(batch, failure));
    }

    @WithTransaction
    Uni<Void> write(List<AuditEntry> batch) {
        return entries.persist(batch);
    }

    private Void putBack(List<AuditEntry> batch, Throwable failure) {
        LOG.warnf("audit: %d refusals wait for the database (%s)", batch.size(), failure.getMessage());
        batch.forEach(this::offer);
        return null;
    }
}
