package dev.gatehouse.oidc.authorize;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.GivenPerson;
import dev.gatehouse.testing.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** One request, one code: of two that come back with the same handle at once, one gets it. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class PendingRequestRaceTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String WAITING = "select count(*) from pg_stat_activity where wait_event_type = 'Lock'";

    @Inject
    PublicUrl publicUrl;

    @Test
    void aPendingRequestGivesOneCodeHoweverOftenItComesBackAtOnce() throws Exception {
        var person = GivenPerson.signedIn("Ada", Instant.now().minusSeconds(60));
        var asked = Asked.byTrustedApp();
        String back = publicUrl.at(Asked.returnOf(asked.get()));
        asked.as(person);
        Callable<Integer> visit = () -> asked.follow(back).statusCode();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor(); Connection brake = brake()) {
            var visits = List.of(threads.submit(visit), threads.submit(visit));
            await().atMost(TIMEOUT).until(() -> Rows.count(WAITING) >= 2);
            brake.rollback();

            assertEquals(List.of(303, 410), List.of(visits.get(0).get(), visits.get(1).get()).stream().sorted().toList());
        }
        assertEquals(1, Rows.count("select count(*) from authorization_codes where account_id = ?", person.account()));
    }

    /** Holds every pending request, so that both visits have read theirs before either is done with it. */
    private static Connection brake() throws SQLException {
        Connection connection = Database.running().getPostgresDatabase().getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table oidc_stored_requests in share mode");
        }
        return connection;
    }
}
