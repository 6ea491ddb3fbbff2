package dev.gatehouse.account.revocation;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.Database;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class RevocationAnnouncementTest {

    @Inject
    RevocationSet revocations;

    @Test
    void hearsWhatAnotherReplicaRevokes() throws SQLException {
        String sid = UUID.randomUUID().toString();
        assertFalse(revocations.isRevoked(RevocationKind.SESSION, sid));

        revokeElsewhere(sid);

        await().atMost(Duration.ofSeconds(1)).pollInterval(Duration.ofMillis(5))
                .until(() -> revocations.isRevoked(RevocationKind.SESSION, sid));
        assertFalse(revocations.isRevoked(RevocationKind.TOKEN, sid), "another kind with the same id");
    }

    @Test
    void isYoungWhileTheDatabaseAnswers() {
        await().atMost(Duration.ofSeconds(5)).until(() -> revocations.age().compareTo(Duration.ofMillis(1_500)) < 0);
    }

    @Test
    void reloadsWhatItMissedWhileItsConnectionWasGone() throws SQLException {
        String before = UUID.randomUUID().toString();
        String after = UUID.randomUUID().toString();
        execute("insert into revocations (kind, subject, until) values ('OF_A_LATER_VERSION', '" + UUID.randomUUID()
                + "', now() + interval '1 hour')");

        execute("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() "
                + "and (query in ('select 1', 'listen gatehouse_revocations') or query like 'select kind, subject%')");
        revokeElsewhere(before);

        await().atMost(Duration.ofSeconds(5)).until(() -> revocations.isRevoked(RevocationKind.SESSION, before));
        revokeElsewhere(after);
        await().atMost(Duration.ofSeconds(5)).until(() -> revocations.isRevoked(RevocationKind.SESSION, after));
        assertTrue(revocations.age().compareTo(Duration.ofSeconds(2)) < 0);
    }

    private static void revokeElsewhere(String sid) throws SQLException {
        execute("insert into revocations (kind, subject, until) values ('SESSION', '" + sid + "', now() + interval '1 hour')");
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = Database.running().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
