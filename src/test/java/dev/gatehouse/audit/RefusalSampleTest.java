package dev.gatehouse.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.gatehouse.platform.Ids;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.Rows;
import dev.gatehouse.testing.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;

/** Attack 72: what strangers bring about by the thousand neither fills the record nor keeps anybody else out of it. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class RefusalSampleTest {

    private static final String ADD = "insert into audit_entries (id, at, request_id, action, actor_kind, actor, subject, refused, "
            + "detail) values (?, now() - cast(? as interval), '-', 'audit.test.refused', ?, '', ?, ?, '{}')";

    @Inject
    AuditEntries entries;

    @Inject
    RefusalPurgeJob purge;

    @Inject
    Ids ids;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T08:00:00Z"));
    private final String action = "audit.test" + UUID.randomUUID() + ".refused";
    private RefusalQueue queue;
    private RefusalSample sample;

    @BeforeEach
    void open() {
        Clock clock = new Clock() {

            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        queue = new RefusalQueue(entries, ids, clock, new SimpleMeterRegistry());
        sample = new RefusalSample(queue, Settings.of(AuditConfig.class, Map.of()), ids, clock);
        sample.sumUp();
    }

    @Test
    void attack72AFloodOfOneAddressLeavesRoomForTheOthers() throws Throwable {
        assertEquals(10, taken(Actor.stranger(), "203.0.113.1", 1_000));
        assertEquals(10, taken(Actor.client("named-by-anybody"), "203.0.113.2", 1_000));
        assertEquals(40, IntStream.range(3, 100).mapToLong(i -> taken(Actor.stranger(), "203.0.113." + i, 10)).sum());
        assertTrue(sample.takes(AuditEvent.refusal("audit.other.refused", Actor.stranger(), "x"), "203.0.113.1"));

        now.updateAndGet(before -> before.plusSeconds(60));
        sample.sumUp();
        VertxContextSupport.subscribeAndAwait(queue::flush);
        assertEquals(2_970 - 60, Long.parseLong(Rows.text(
                "select detail::json ->> 'count' from audit_entries where action = 'audit.refusals.summed' and subject = ?",
                action)));
        assertEquals(10, taken(Actor.stranger(), "203.0.113.1", 1_000), "in the next minute again");
    }

    @Test
    void aPersonsRefusalsAreAllWritten() {
        assertEquals(1_000, taken(Actor.person(UUID.randomUUID()), "203.0.113.1", 1_000));
    }

    @Test
    void attack72OldRefusalsOfStrangersGoAndNothingElseDoes() throws Throwable {
        String subject = UUID.randomUUID().toString();
        for (var kind : new String[] { "stranger", "client", "person" }) {
            add("31 days", kind, subject, true);
            add("29 days", kind, subject, true);
            add("31 days", kind, subject, false);
        }

        VertxContextSupport.subscribeAndAwait(purge::purge);

        assertEquals(7, Rows.count("select count(*) from audit_entries where subject = ?", subject));
        assertEquals(0,
                Rows.count("select count(*) from audit_entries where subject = ? and refused and actor_kind <> 'person' "
                        + "and at < now() - interval '30 days'", subject));
        assertThrows(IllegalStateException.class,
                () -> Rows.execute("delete from audit_entries where subject = ? and actor_kind = 'person'", subject));
        add("1 hour", "stranger", subject, true);
        assertThrows(IllegalStateException.class, () -> Rows.execute(
                "delete from audit_entries where subject = ? and at > now() - interval '2 hours'", subject));
    }

    private long taken(Actor actor, String address, int times) {
        return IntStream.range(0, times).filter(i -> sample.takes(AuditEvent.refusal(action, actor, "x"), address)).count();
    }

    private static void add(String age, String kind, String subject, boolean refused) {
        Rows.execute(ADD, UUID.randomUUID(), age, kind, subject, refused);
    }
}
