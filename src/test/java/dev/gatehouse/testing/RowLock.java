package dev.gatehouse.testing;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A transaction past the application that holds rows until it is closed: so a test decides who comes first. */
public final class RowLock implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String WAITING = "select count(*) from pg_stat_activity where wait_event_type = 'Lock'";

    private final Connection connection;

    private RowLock(Connection connection) {
        this.connection = connection;
    }

    /** Takes the row of this id. */
    public static RowLock on(String table, Object id) throws SQLException {
        var connection = Database.running().getPostgresDatabase().getConnection();
        connection.setAutoCommit(false);
        var lock = new RowLock(connection);
        lock.also(table, id);
        return lock;
    }

    /** Takes one more; fails at once where somebody else has it. */
    public void also(String table, Object id) throws SQLException {
        try (var statement = connection.prepareStatement("select id from " + table + " where id = ? for update nowait")) {
            statement.setObject(1, id);
            statement.execute();
        }
    }

    /** Waits until so many transactions wait for a row. */
    public void awaitWaiting(int transactions) {
        await().atMost(TIMEOUT).until(() -> Rows.count(WAITING) >= transactions);
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
