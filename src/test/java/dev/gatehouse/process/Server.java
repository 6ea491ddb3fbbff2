package dev.gatehouse.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A PostgreSQL server of the test's own, which it can stop and start again with what was in it. */
final class Server implements AutoCloseable {

    private final Path folder;
    private final int port = Program.freePort();
    private final Map<String, String> more;
    private EmbeddedPostgres running;

    Server(Path folder) throws IOException {
        this(folder, Map.of());
    }

    /** With more of PostgreSQL's own settings. */
    Server(Path folder, Map<String, String> more) throws IOException {
        this.folder = folder;
        this.more = Map.copyOf(more);
        start();
    }

    void start() throws IOException {
        var builder = EmbeddedPostgres.builder().setDataDirectory(folder).setCleanDataDirectory(false).setPort(port)
                .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on");
        more.forEach(builder::setServerConfig);
        running = builder.start();
    }

    void stop() throws IOException {
        running.close();
    }

    @Override
    public void close() throws IOException {
        running.close();
    }

    /** The number that a query answers. */
    long count(String sql) throws SQLException {
        try (var connection = running.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    String address() {
        return "postgresql://localhost:" + port + "/postgres";
    }

    /** A program on this server, with the means of the try-out otherwise. */
    Program.Start program(Path workingDirectory) {
        return Program.in(workingDirectory)
                .with("QUARKUS_PROFILE", "tryout")
                .with("GATEHOUSE_DATABASE_URL", address())
                .with("GATEHOUSE_DATABASE_USERNAME", "postgres")
                .with("GATEHOUSE_KEYS_ENCRYPTION_KEY", Base64.getEncoder()
                        .encodeToString("a key of 32 bytes for processes!".getBytes(StandardCharsets.US_ASCII)));
    }
}
