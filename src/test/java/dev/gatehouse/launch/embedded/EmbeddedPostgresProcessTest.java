package dev.gatehouse.launch.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.gatehouse.launch.UsageError;

class EmbeddedPostgresProcessTest {

    @TempDir
    Path directory;

    @Test
    void findsNothingWhereNoServerEverRan() throws Exception {
        assertTrue(EmbeddedPostgresProcess.find(directory).isEmpty());
    }

    /** After a reboot the number of the dead server may belong to any other program; here it is this one. */
    @Test
    void removesTheNoteOfAServerWhoseNumberAnotherProgramHas() throws Exception {
        var note = note(ProcessHandle.current().pid());

        assertTrue(EmbeddedPostgresProcess.find(directory).isEmpty());
        assertFalse(Files.exists(note));
    }

    @Test
    void findsALivingServerAndItsPort() throws Exception {
        var server = new ProcessBuilder(copyOfSleep().toString(), "60").start();
        try {
            note(server.pid());

            var found = EmbeddedPostgresProcess.find(directory).orElseThrow();

            assertEquals(server.pid(), found.process().pid());
            assertEquals(40123, found.port());

            found.stop();
            assertFalse(server.isAlive());
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void asksForPatienceWhileTheServerIsStarting() throws Exception {
        var server = new ProcessBuilder(copyOfSleep().toString(), "60").start();
        try {
            Files.write(directory.resolve("postmaster.pid"), List.of(Long.toString(server.pid()), "dir"));

            assertThrows(UsageError.class, () -> EmbeddedPostgresProcess.find(directory));
        } finally {
            server.destroyForcibly();
        }
    }

    private Path note(long pid) throws Exception {
        return Files.write(directory.resolve("postmaster.pid"),
                List.of(Long.toString(pid), directory.toString(), "1700000000", "40123", "/tmp", "localhost", "1 2",
                        "ready   "));
    }

    /** A program that does nothing, under the name by which a server is known. */
    private Path copyOfSleep() throws Exception {
        var program = Files.copy(Path.of("/bin/sleep").toRealPath(), directory.resolve("postgres"));
        program.toFile().setExecutable(true);
        return program;
    }
}
