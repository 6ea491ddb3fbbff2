package dev.gatehouse.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;

/** Somebody who asks and is gone before the answer: while the transaction that they asked for waits for a table. */
public final class LeavingCaller {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String WAITING = "select count(*) from pg_stat_activity where wait_event_type = 'Lock'";
    private static final String OPEN = "select count(*) from pg_stat_activity where state like 'idle in transaction%'";

    private LeavingCaller() {
    }

    /** Asks, leaves when the request waits for the table, and returns when all that it began is done. */
    public static void leavesAt(String table, int port, String path, String type, String cookie, String body) {
        try (Connection brake = Database.running().getPostgresDatabase().getConnection()) {
            brake.setAutoCommit(false);
            try (var statement = brake.createStatement()) {
                statement.execute("lock table " + table + " in access exclusive mode");
            }
            leave(port, "POST " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nContent-Type: " + type + "\r\n" + cookie
                    + "Content-Length: " + body.length() + "\r\n\r\n" + body);
            brake.rollback();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        await().atMost(TIMEOUT).until(() -> Rows.count(WAITING) == 0 && Rows.count(OPEN) == 0);
    }

    private static void leave(int port, String request) {
        int own;
        try (var socket = new Socket("127.0.0.1", port)) {
            own = socket.getLocalPort();
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            await().atMost(TIMEOUT).until(() -> Rows.count(WAITING) >= 1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        await().atMost(TIMEOUT).until(() -> !isKept(port, own));
    }

    /** Whether the server's end of the connection is still there, half closed (8, CLOSE_WAIT) or open (1). */
    private static boolean isKept(int port, int other) throws IOException {
        String ends = "%04X .*:%04X 0[18] .*".formatted(port, other);
        for (var table : new String[] { "/proc/net/tcp", "/proc/net/tcp6" }) {
            try (Stream<String> lines = Files.lines(Path.of(table))) {
                if (lines.anyMatch(line -> line.matches(".*:" + ends))) {
                    return true;
                }
            }
        }
        return false;
    }
}
