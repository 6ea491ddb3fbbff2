package dev.gatehouse.launch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.launch.UsageError;
import dev.gatehouse.launch.command.Arguments.Options;

class ArgumentsTest {

    @Test
    void readsValuesAndFlagsInAnyOrder() {
        var options = read("--admin", "--name", "Ada Lovelace");

        assertEquals(Optional.of("Ada Lovelace"), options.value("--name"));
        assertTrue(options.has("--admin"));
        assertFalse(read("--name", "Ada").has("--admin"));
    }

    @Test
    void aValueMayLookLikeAnOption() {
        assertEquals(Optional.of("--admin"), read("--name", "--admin").value("--name"));
        assertFalse(read("--name", "--admin").has("--admin"));
    }

    @Test
    void aBlankValueIsNone() {
        assertEquals(Optional.empty(), read("--name", " ").value("--name"));
        assertEquals(Optional.empty(), read().value("--name"));
    }

    @Test
    void readsIdsAndSaysWhenItIsNone() {
        var id = UUID.randomUUID();

        assertEquals(Optional.of(id), read("--name", id.toString()).id("--name"));
        assertEquals(Optional.empty(), read().id("--name"));
        assertTrue(assertThrows(UsageError.class, () -> read("--name", "Ada").id("--name")).getMessage()
                .startsWith("'--name' takes an id, such as "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "--name                    | '--name' needs a value after it.",
            "--admn                    | '--admn' is not understood here; 'gatehouse help' lists what is.",
            "Ada                       | 'Ada' is not understood here; 'gatehouse help' lists what is.",
            "--name=Ada                | '--name=Ada' is not understood here; 'gatehouse help' lists what is.",
            "--name Ada --name Bob     | '--name' may stand only once.",
            "--admin --admin           | '--admin' may stand only once." })
    void refusesInOneSentence(String words, String sentence) {
        assertEquals(sentence, assertThrows(UsageError.class, () -> read(words.strip().split(" "))).getMessage());
    }

    @Test
    void someOptionsMayStandSeveralTimes() {
        var options = new Arguments(List.of("--role", "a", "--name", "Ada", "--role", "b c")).read(Set.of("--name"),
                Set.of("--role"), Set.of());

        assertEquals(List.of("a", "b c"), options.values("--role"));
        assertTrue(options.has("--role"));
        assertEquals(List.of(), options.values("--group"));
        assertThrows(UsageError.class,
                () -> new Arguments(List.of("--role")).read(Set.of(), Set.of("--role"), Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "--name", "--admin", "x" })
    void aCommandWithoutOptionsTakesNone(String word) {
        assertThrows(UsageError.class, () -> new Arguments(List.of(word)).read(Set.of(), Set.of()));
    }

    private static Options read(String... words) {
        return new Arguments(List.of(words)).read(Set.of("--name"), Set.of("--admin"));
    }
}
