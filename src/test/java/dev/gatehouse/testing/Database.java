package dev.gatehouse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** One real PostgreSQL for all tests of a run; each application that starts finds it as its datasource. */
public final class Database implements QuarkusTestResourceLifecycleManager {

    private static EmbeddedPostgres server;

    @Override
    public Map<String, String> start() {
        int port = running().getPort();
        return Map.of(
                "quarkus.datasource.reactive.url", "postgresql://localhost:" + port + "/postgres",
                "quarkus.datasource.jdbc.url", "jdbc:postgresql://localhost:" + port + "/postgres",
                "quarkus.datasource.username", "postgres",
                "quarkus.datasource.password", "postgres");
    }

    /** The server, started when it was not: for tests that look into tables or take it away. */
    public static synchronized EmbeddedPostgres running() {
        if (server == null) {
            try {
                server = EmbeddedPostgres.builder().setServerConfig("max_connections", "200")
                        .setServerConfig("logging_collector", "on")
                        .setServerConfig("log_directory", "'" + StatementLog.folder() + "'")
                        .setServerConfig("log_filename", "'" + StatementLog.FILE + "'")
                        .start();
            } catch (IOException failure) {
                throw new UncheckedIOException("the embedded PostgreSQL did not start", failure);
            }
        }
        return server;
    }

    @Override
    public void stop() {
        // The server ends with the JVM: other test profiles of the same run go on with it.
    }
}
