package dev.gatehouse.launch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.launch.UsageError;

class CommandLineTest {

    private static final Set<String> VALUED = Set.of("--name");
    private static final Set<String> FLAGS = Set.of("--admin");

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

    @Test
    void readsValuesAndFlags() {
        var once = (CommandLine.Once) CommandLine.parse(List.of("invite", "--name", "Ada Lovelace", "--admin"));

        var options = once.arguments().read(VALUED, FLAGS);

        assertEquals("Ada Lovelace", options.value("--name").orElseThrow());
        assertTrue(options.has("--admin"));
    }

    @Test
    void readsIdsAndSaysWhenItIsNone() {
        var id = UUID.randomUUID();

        assertEquals(id, new Arguments(List.of("--name", id.toString())).read(VALUED, FLAGS).id("--name").orElseThrow());
        assertTrue(new Arguments(List.of()).read(VALUED, FLAGS).id("--name").isEmpty());
        var options = new Arguments(List.of("--name", "Ada")).read(VALUED, FLAGS);
        assertTrue(assertThrows(UsageError.class, () -> options.id("--name")).getMessage().contains("'Ada'"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "--name", "--admn", "--name Ada --name Bob", "--admin --admin" })
    void refusesWhatItDoesNotUnderstand(String words) {
        var arguments = new Arguments(List.of(words.split(" ")));

        assertThrows(UsageError.class, () -> arguments.read(VALUED, FLAGS));
    }
}
