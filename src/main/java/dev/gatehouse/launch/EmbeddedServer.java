package dev.gatehouse.launch;

import java.io.IOException;
import java.nio.file.Path;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** The only class that knows the embedded PostgreSQL. */
public final class EmbeddedServer implements DatabaseServer {

    @Override
    public boolean isComplete() {
        return EmbeddedServer.class.getClassLoader()
                .getResource("io/zonky/test/db/postgres/embedded/EmbeddedPostgres.class") != null;
    }

    @Override
    public void start(Path directory, Path programs) throws IOException {
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
