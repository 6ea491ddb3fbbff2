package dev.gatehouse.launch.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Brings the embedded server back when it was killed. The application sees broken connections and then a database again, as it
 * would with any other.
 */
final class PostgresWatch {

    private static final long CHECK_SECONDS = 1;

    private final DatabaseServer server;
    private final Path directory;
    private EmbeddedPostgresProcess postmaster;
    private boolean reported;
    private volatile boolean ending;

    PostgresWatch(DatabaseServer server, Path directory, EmbeddedPostgresProcess postmaster) {
        this.server = server;
        this.directory = directory;
        this.postmaster = postmaster;
    }

    void start() {
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("gatehouse-postgres-watch").factory())
                .scheduleWithFixedDelay(this::check, CHECK_SECONDS, CHECK_SECONDS, TimeUnit.SECONDS);
    }

    /** From now on an end is no accident: a machine that goes down ends its processes in any order. */
    void disarm() {
        ending = true;
    }

    synchronized void stop() {
        ending = true;
        postmaster.stop();
    }

    /** A server whose children still hold its memory is refused by PostgreSQL itself; then the next check tries again. */
    synchronized void check() {
        if (ending || postmaster.process().isAlive()) {
            return;
        }
        say("The embedded PostgreSQL has ended; it is started again.");
        try {
            server.restart(directory);
            EmbeddedPostgresProcess.find(directory).ifPresent(again -> {
                postmaster = again;
                reported = false;
            });
        } catch (IOException | RuntimeException notYet) {
            // reported already; the application says on its own that the database is away
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(String sentence) {
        if (!reported) {
            System.err.println(sentence);
        }
        reported = true;
    }
}
