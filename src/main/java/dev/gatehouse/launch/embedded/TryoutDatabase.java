package dev.gatehouse.launch.embedded;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import dev.gatehouse.launch.DataFolder;
import dev.gatehouse.launch.Settings;
import dev.gatehouse.launch.UsageError;

/**
 * The PostgreSQL of dev and try-out. One Java process starts it once, however often dev mode reloads the application, and
 * stops it when it ends itself; one that was started by a process which was killed is taken over.
 */
public final class TryoutDatabase {

    /** Set for the life of the Java process, because dev mode loads these classes anew at each reload. */
    private static final String PORT = "dev.gatehouse.launch.database-port";
    private static final long SHUTDOWN_SECONDS = 15;

    /** Held for the life of the Java process; a lock that nobody refers to is given up by the garbage collector. */
    private static @Nullable FileLock held;

    private final DataFolder folder;
    private final DatabaseServer server;

    public TryoutDatabase(DataFolder folder, DatabaseServer server) {
        this.folder = folder;
        this.server = server;
    }

    /** Keeps a second server out of the folder. Commands do without: they may run beside one. */
    public void occupy() {
        try {
            held = folder.occupy();
        } catch (IOException failure) {
            throw new UsageError("Cannot lock the folder " + folder.path() + ": " + failure.getMessage());
        }
    }

    /** Runs the server and points the application to it. */
    public void runFor(CountDownLatch applicationEnded) {
        if (System.getProperty(PORT) == null) {
            open(applicationEnded);
        }
        var address = "postgresql://127.0.0.1:" + System.getProperty(PORT) + "/postgres";
        Settings.put("quarkus.datasource.reactive.url", address);
        Settings.put("quarkus.datasource.jdbc.url", "jdbc:" + address);
        Settings.put("quarkus.datasource.username", "postgres");
    }

    private void open(CountDownLatch applicationEnded) {
        try {
            var found = EmbeddedPostgresProcess.find(folder.database());
            if (found.isEmpty()) {
                server.start(folder.database(), folder.databasePrograms());
            }
            var postmaster = found.or(this::running).orElseThrow(() -> new IOException("no postmaster.pid"));
            Settings.put(PORT, Integer.toString(postmaster.port()));
            if (held != null || found.isEmpty()) {
                keep(new PostgresWatch(server, folder.database(), postmaster), applicationEnded);
            }
        } catch (IOException | IllegalStateException failure) {
            throw new UsageError("The embedded PostgreSQL does not start (" + failure.getMessage()
                    + "); configure a database with gatehouse.database.url, or look into " + folder.path() + ".");
        }
    }

    private static void keep(PostgresWatch watch, CountDownLatch applicationEnded) {
        watch.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            watch.disarm();
            await(applicationEnded);
            watch.stop();
        }, "gatehouse-postgres-stop"));
    }

    private Optional<EmbeddedPostgresProcess> running() {
        try {
            return EmbeddedPostgresProcess.find(folder.database());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static void await(CountDownLatch applicationEnded) {
        try {
            applicationEnded.await(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
