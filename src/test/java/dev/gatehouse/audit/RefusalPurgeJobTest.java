package dev.gatehouse.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;

/** Attack 72: what strangers bring about by the thousand does not stay for ever. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class RefusalPurgeJobTest {

    private static final String ADD = "insert into audit_entries (id, at, request_id, action, actor_kind, actor, subject, refused, "
            + "detail) values (?, now() - cast(? as interval), '-', 'audit.test.refused', ?, '', ?, ?, '{}')";

    @Inject
    RefusalPurgeJob purge;

    private final String subject = UUID.randomUUID().toString();

    @AfterEach
    void purgeTheRest() throws Throwable {
        VertxContextSupport.subscribeAndAwait(purge::purge);
    }

    @Test
    void attack72OldRefusalsOfStrangersGoAndNothingElseDoes() throws Throwable {
        for (var kind : new String[] { "stranger", "client", "person" }) {
            add("31 days", kind, true);
            add("29 days", kind, true);
            add("31 days", kind, false);
        }

        VertxContextSupport.subscribeAndAwait(purge::purge);

        assertEquals(7, left());
        assertEquals(0,
                Rows.count("select count(*) from audit_entries where subject = ? and refused and actor_kind <> 'person' "
                        + "and at < now() - interval '30 days'", subject));
        assertThrows(IllegalStateException.class,
                () -> Rows.execute("delete from audit_entries where subject = ? and actor_kind = 'person'", subject));
        add("1 hour", "stranger", true);
        assertThrows(IllegalStateException.class, () -> Rows.execute(
                "delete from audit_entries where subject = ? and at > now() - interval '2 hours'", subject));
    }

    /** The oldest go first, some at a time, and a run that has done enough leaves the rest to the next. */
    @Test
    void removesInBatchesAndNoMoreInARunThanItMay() throws Throwable {
        for (int day = 41; day < 51; day++) {
            add(day + " days", "stranger", true);
        }

        VertxContextSupport.subscribeAndAwait(() -> purge.purge(3, 2));

        assertEquals(4, left());
        assertEquals(4, Rows.count("select count(*) from audit_entries where subject = ? and at > now() - interval '44.5 days'",
                subject));

        VertxContextSupport.subscribeAndAwait(() -> purge.purge(3, 100));

        assertEquals(0, left());
    }

    /** What another replica removes in this moment is not waited for. */
    @Test
    void goesRoundWhatAnotherReplicaHolds() throws Throwable {
        add("51 days", "stranger", true);
        add("52 days", "stranger", true);
        try (var other = Database.running().getPostgresDatabase().getConnection()) {
            other.setAutoCommit(false);
            try (var lock = other.prepareStatement(
                    "select id from audit_entries where subject = ? and at < now() - interval '51.5 days' for update")) {
                lock.setString(1, subject);
                lock.executeQuery();

                VertxContextSupport.subscribeAndAwait(purge::purge);

                assertEquals(1, left());
            }
            other.rollback();
        }
    }

    private long left() {
        return Rows.count("select count(*) from audit_entries where subject = ?", subject);
    }

    private void add(String age, String kind, boolean refused) {
        Rows.execute(ADD, UUID.randomUUID(), age, kind, subject, refused);
    }
}
