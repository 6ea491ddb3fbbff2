package dev.gatehouse.launch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.launch.UsageError;

class CommandLineTest {

    @Test
    void servesWithoutWords() {
        assertInstanceOf(CommandLine.Serve.class, CommandLine.parse(List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "help", "--help", "-h" })
    void helps(String word) {
        assertInstanceOf(CommandLine.Help.class, CommandLine.parse(List.of(word)));
    }

    @Test
    void saysWhichVersionThisIs() {
        var version = (CommandLine.Version) CommandLine.parse(List.of("--version"));

        assertTrue(version.text().matches("gatehouse [0-9]+\\.[0-9]+.* \\(Java .+\\)"), version.text());
    }

    @Test
    void helpNamesEveryCommand() {
        CommandLine.COMMANDS.forEach(command -> assertTrue(CommandLine.HELP.contains("gatehouse " + command), command));
    }

    @Test
    void refusesAnUnknownWordInOneSentence() {
        var refusal = assertThrows(UsageError.class, () -> CommandLine.parse(List.of("sevre")));

        assertEquals("'sevre' is no command of Gatehouse; 'gatehouse help' lists them.", refusal.getMessage());
        assertEquals(0, refusal.getStackTrace().length);
    }

    @ParameterizedTest
    @ValueSource(strings = { "migrate", "invite", "invitations", "people", "roles", "groups", "passkeys", "sign-out", "lock",
            "unlock" })
    void runsACommandWithTheWordsAfterIt(String name) {
        var once = assertInstanceOf(CommandLine.Once.class, CommandLine.parse(List.of(name, "--a", "b")));

        assertEquals(name, once.name());
        assertEquals(List.of("--a", "b"), once.arguments().words());
    }
}
