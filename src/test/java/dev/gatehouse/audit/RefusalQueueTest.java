package dev.gatehouse.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.gatehouse.platform.Ids;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.Rows;
import dev.gatehouse.testing.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;

/** A queue of the test's own, which nothing else flushes. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class RefusalQueueTest {

    @Inject
    AuditEntries entries;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    private final String subject = UUID.randomUUID().toString();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private RefusalQueue queue;

    @BeforeEach
    void open() {
        queue = new RefusalQueue(entries, ids, clock, meters);
    }

    /** The connection may die between PostgreSQL's commit and its answer: then what is written waits to be written. */
    @Test
    void writesOnWhenSomeOfABatchIsWrittenAlready() throws Throwable {
        var first = refusal("request-1", Actor.stranger());
        queue.offer(first);
        flush();

        queue.offer(first);
        queue.offer(refusal("request-2", Actor.stranger()));
        flush();

        assertEquals(2, written());
        assertEquals(0, waiting());
    }

    @Test
    void losesNothingButTheEntryThatTheDatabaseRefuses() throws Throwable {
        queue.offer(refusal("request-1", Actor.stranger()));
        queue.offer(refusal(null, Actor.stranger()));
        queue.offer(refusal("request-3", Actor.stranger()));

        flush();

        assertEquals(2, written());
        assertEquals(0, waiting());
        assertEquals(1, meters.get("gatehouse.audit.refusals.unwritable").counter().count());
    }

    @Test
    void attackANulInANameDoesNotKeepTheRefusalOutOfTheAuditTrail() throws Throwable {
        queue.offer(refusal("request-1", Actor.client("shop\0")));

        flush();

        assertEquals("shop\uFFFD", Rows.text("select actor from audit_entries where subject = ?", subject));
    }

    @Test
    void writesWhatStillWaitsWhenTheProgramEnds() {
        queue.offer(refusal("request-1", Actor.stranger()));

        queue.writeAll();

        assertEquals(1, written());
        assertEquals(0, waiting());
    }

    /** What was only counted in its last minute is in the audit trail too. */
    @Test
    void writesWhatWasLeftOutWhenTheProgramEnds() {
        var action = "audit.test" + UUID.randomUUID() + ".refused";
        var sample = new RefusalSample(queue, Settings.of(AuditConfig.class, Map.of()), ids, clock);
        for (int i = 0; i < 15; i++) {
            sample.takes(AuditEvent.refusal(action, Actor.stranger(), "noise"), "203.0.113.1");
        }

        sample.stop(new ShutdownEvent());

        assertEquals("5", Rows.text("select sum((detail::json ->> 'count')::int) from audit_entries "
                + "where action = 'audit.refusals.summed' and subject = ?", action));
    }

    @Test
    void aFullQueueWritesHowManyWereLostWithTheNextBatch() throws Throwable {
        for (int i = 0; i < 10_003; i++) {
            queue.offer(refusal("request-1", Actor.stranger()));
        }
        assertEquals(10_000, waiting());
        long before = lost();

        flush();

        assertEquals(500, written());
        assertEquals(9_500, waiting());
        assertEquals(before + 3, lost());
    }

    private static long lost() {
        return Rows.count("select coalesce(sum((detail::json ->> 'count')::int), 0) from audit_entries "
                + "where action = 'audit.refusals.lost'");
    }

    private AuditEntry refusal(String requestId, Actor actor) {
        return new AuditEntry(ids.next(), clock.instant(), requestId, "",
                AuditEvent.refusal("audit.test.refused", actor, "because").about(subject));
    }

    private void flush() throws Throwable {
        VertxContextSupport.subscribeAndAwait(queue::flush);
    }

    private long written() {
        return Rows.count("select count(*) from audit_entries where subject = ?", subject);
    }

    private double waiting() {
        return meters.get("gatehouse.audit.refusals.waiting").gauge().value();
    }
}
