package dev.gatehouse.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TryoutProcessTest {

    @TempDir
    Path folder;

    @Test
    void whatWasConfirmedSurvivesAKillAndTheNextStartWorks() throws Exception {
        var start = Program.in(folder);
        Visitor visitor;
        try (var program = start.start().says("Stop it with")) {
            visitor = new Visitor(program.port());
            visitor.enrol(program.told("First administrator"));
            program.kill();
        }

        try (var program = start.start().says("Stop it with")) {
            assertFalse(program.output().contains("First administrator"), program.output());
            visitor.signIn();
            assertEquals(200, visitor.accountPage());
            program.stop();
        }
        assertFalse(Files.exists(folder.resolve(".gatehouse/postgres/postmaster.pid")), "the database has stopped as well");
    }

    @Test
    void aSecondProgramInTheSameFolderSaysSoAndLeavesTheFirstAlone() throws Exception {
        var start = Program.in(folder);
        try (var first = start.start().says("Stop it with")) {
            try (var second = start.onPort(Program.freePort()).start()) {
                assertEquals(2, second.exitCode());
                assertTrue(second.output().contains("Another Gatehouse already works in"), second.output());
            }
            try (var command = start.start("invite", "--name", "Ada")) {
                assertEquals(0, command.exitCode(), command.output());
                new Visitor(first.port()).enrol(command.output().lines().findFirst().orElseThrow());
            }
        }
    }
}
