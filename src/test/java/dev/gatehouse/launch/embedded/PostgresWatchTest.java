package dev.gatehouse.launch.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is a process that does nothing, under the name by which a PostgreSQL server is known. */
class PostgresWatchTest {

    @TempDir
    Path directory;

    private final Deque<Process> started = new ArrayDeque<>();
    private final Server server = new Server();
    private PostgresWatch watch;

    @BeforeEach
    void run() throws Exception {
        server.start(directory, directory);
        watch = new PostgresWatch(server, directory, EmbeddedPostgresProcess.find(directory).orElseThrow());
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void leavesALivingServerAlone() {
        watch.check();

        assertEquals(1, started.size());
    }

    @Test
    void bringsBackAServerThatWasKilledEachTime() throws Exception {
        kill();
        watch.check();
        kill();
        watch.check();

        assertEquals(3, started.size());
        assertTrue(started.getLast().isAlive());
    }

    /** PostgreSQL refuses to start while children of the killed server still hold its memory. */
    @Test
    void triesAgainWhenTheServerDoesNotComeBackAtOnce() throws Exception {
        kill();
        server.refusals = 2;

        watch.check();
        watch.check();
        assertEquals(1, started.size());
        watch.check();

        assertTrue(started.getLast().isAlive());
        assertEquals(2, started.size());
    }

    /** A machine that goes down ends its processes in any order. */
    @Test
    void bringsNothingBackOnceTheProgramEnds() throws Exception {
        watch.disarm();
        kill();

        watch.check();

        assertEquals(1, started.size());
    }

    @Test
    void stopsTheServerThatRunsNow() throws Exception {
        kill();
        watch.check();

        watch.stop();

        assertFalse(started.getLast().isAlive());
        watch.check();
        assertEquals(2, started.size());
    }

    private void kill() throws Exception {
        started.getLast().destroyForcibly().waitFor();
    }

    private final class Server implements DatabaseServer {

        private int refusals;

        @Override
        public boolean isComplete() {
            return true;
        }

        @Override
        public void start(Path data, Path programs) throws IOException {
            var program = data.resolve("postgres");
            if (!Files.exists(program)) {
                Files.copy(Path.of("/bin/sleep").toRealPath(), program);
                program.toFile().setExecutable(true);
            }
            started.add(new ProcessBuilder(program.toString(), "60").start());
            Files.write(data.resolve("postmaster.pid"), List.of(Long.toString(started.getLast().pid()), data.toString(),
                    "1700000000", "40123", "/tmp", "localhost", "1 2", "ready   "));
        }

        @Override
        public void restart(Path data) throws IOException {
            if (refusals-- > 0) {
                throw new IOException("shared memory is still in use");
            }
            start(data, data);
        }
    }
}
