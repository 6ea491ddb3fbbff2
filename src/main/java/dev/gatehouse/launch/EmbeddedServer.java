package dev.gatehouse.launch;

import java.io.IOException;
import java.nio.file.Path;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** The only class that knows the embedded PostgreSQL. It is loaded only in builds that have it. */
final class EmbeddedServer {

    private EmbeddedServer() {
    }

    /** Whether this build has the server inside; production and native builds do not. */
    static boolean isPresent() {
        return EmbeddedServer.class.getClassLoader()
                .getResource("io/zonky/test/db/postgres/embedded/EmbeddedPostgres.class") != null;
    }

    /** Starts it on the directory, which is made if need be and kept. What was committed is on the disk, as in production. */
    static void start(Path directory, Path programs) throws IOException {
        EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(programs.toFile())
                .setRegisterShutdownHook(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
    }
}
