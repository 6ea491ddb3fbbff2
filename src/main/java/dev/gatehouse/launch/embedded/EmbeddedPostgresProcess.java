package dev.gatehouse.launch.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.gatehouse.launch.UsageError;

/**
 * A running PostgreSQL server, known by the {@code postmaster.pid} in its directory. It outlives a Java process that was
 * killed, and is then found here again.
 */
record EmbeddedPostgresProcess(ProcessHandle process, int port) {

    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;
    private static final int STATE_LINE = 7;
    private static final long STOP_SECONDS = 20;

    /** The server that runs on this directory. One that is on its way out is waited for; what a dead one left is removed. */
    static Optional<EmbeddedPostgresProcess> find(Path directory) throws IOException {
        var note = directory.resolve("postmaster.pid");
        if (!Files.exists(note)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(note);
        var process = lines.isEmpty() ? Optional.<ProcessHandle> empty()
                : ProcessHandle.of(Long.parseLong(lines.get(PID_LINE).strip())).filter(EmbeddedPostgresProcess::isServer);
        if (process.isEmpty()) {
            Files.deleteIfExists(note);
            return Optional.empty();
        }
        if (lines.size() > STATE_LINE && lines.get(STATE_LINE).startsWith("stopping")) {
            awaitEnd(process.get());
            return find(directory);
        }
        if (lines.size() <= PORT_LINE) {
            throw new UsageError("The PostgreSQL server in " + directory + " is still starting; try again in a moment.");
        }
        return Optional.of(new EmbeddedPostgresProcess(process.get(), Integer.parseInt(lines.get(PORT_LINE).strip())));
    }

    /** The system may have given the number of a dead server to another program. */
    private static boolean isServer(ProcessHandle process) {
        return process.isAlive() && process.info().command().map(command -> command.endsWith("postgres")).orElse(true);
    }

    /** Asks it to end once its clients are gone, and waits for that a while; if it takes longer, the next start adopts it. */
    void stop() {
        process.destroy();
        awaitEnd(process);
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stillThere) {
            System.err.println("PostgreSQL (process " + process.pid() + ") takes long to stop; it is left to finish.");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
