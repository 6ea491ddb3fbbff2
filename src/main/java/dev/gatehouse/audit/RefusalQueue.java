package dev.gatehouse.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.gatehouse.platform.Ids;
import dev.gatehouse.platform.LogLine;
import dev.gatehouse.platform.database.DatabaseUnavailable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Refusals on their way into the audit trail: bounded, so that a flood of them costs no memory that others need. */
@ApplicationScoped
class RefusalQueue {

    private static final Logger LOG = Logger.getLogger(RefusalQueue.class);
    private static final int CAPACITY = 10_000;
    private static final int BATCH = 500;
    private static final Duration LAST_WRITE = Duration.ofSeconds(3);

    private final BlockingQueue<AuditEntry> waiting = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicLong lost = new AtomicLong();
    private final AuditEntries entries;
    private final Ids ids;
    private final Clock clock;
    private final Counter unwritable;

    RefusalQueue(AuditEntries entries, Ids ids, Clock clock, MeterRegistry meters) {
        this.entries = entries;
        this.ids = ids;
        this.clock = clock;
        this.unwritable = meters.counter("gatehouse.audit.refusals.unwritable");
        meters.gauge("gatehouse.audit.refusals.waiting", waiting, BlockingQueue::size);
    }

    void offer(AuditEntry entry) {
        if (!waiting.offer(entry)) {
            lost.incrementAndGet();
        }
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> flush() {
        return flush(BATCH);
    }

    /** Writes what still waits when the program ends, before its connections go. The thread that ends it may wait. */
    void writeAll() {
        try {
            VertxContextSupport.subscribeAndAwait(() -> flush(CAPACITY).ifNoItem().after(LAST_WRITE).fail());
        } catch (Throwable failure) {
            LOG.warn(LogLine.event("audit.refusals.missing").saying("reason", failure));
        }
        if (!waiting.isEmpty()) {
            LOG.warn(LogLine.event("audit.refusals.missing").with("count", waiting.size()));
        }
    }

    private Uni<Void> flush(int most) {
        if (waiting.isEmpty() && lost.get() == 0) {
            return Uni.createFrom().voidItem();
        }
        List<AuditEntry> batch = new ArrayList<>();
        waiting.drainTo(batch, most);
        long missing = lost.getAndSet(0);
        if (missing > 0) {
            batch.add(new AuditEntry(ids.next(), clock.instant(), "-", "",
                    AuditEvent.of("audit.refusals.lost", Actor.system()).with("count", missing)));
        }
        return write(batch).onFailure().recoverWithUni(
                failure -> DatabaseUnavailable.is(failure) ? putBack(batch, failure) : writeEach(batch));
    }

    private Uni<Void> write(List<AuditEntry> batch) {
        return Panache.withTransaction(() -> entries.addOnce(batch));
    }

    /** One entry that the database refuses must not keep the others out of the audit trail. */
    private Uni<Void> writeEach(List<AuditEntry> batch) {
        return Multi.createFrom().iterable(batch)
                .onItem().transformToUniAndConcatenate(entry -> write(List.of(entry)).onFailure().recoverWithUni(
                        failure -> DatabaseUnavailable.is(failure) ? putBack(List.of(entry), failure) : giveUp(entry, failure)))
                .collect().last().replaceWithVoid();
    }

    private Uni<Void> giveUp(AuditEntry entry, Throwable failure) {
        unwritable.increment();
        var row = entry.row();
        row.remove("address"); // the audit trail may name who called, the log may not
        LOG.error(LogLine.event("audit.refusal.unwritable", String.valueOf(row.remove("request_id"))).saying("entry", row),
                failure);
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> putBack(List<AuditEntry> batch, Throwable failure) {
        LOG.warn(LogLine.event("audit.refusals.delayed").with("count", batch.size()).saying("reason", failure.getMessage()));
        batch.forEach(this::offer);
        return Uni.createFrom().voidItem();
    }
}
