package dev.gatehouse.launch.command;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.gatehouse.platform.Unprintable;

/** How commands print what they list: a line each, {@code ID  NAME (note, note)}. */
final class Listing {

    private Listing() {
    }

    /** The lines, or one sentence where there is nothing to list. */
    static <T> String of(List<T> items, String none, Function<T, String> line) {
        return items.isEmpty() ? none : items.stream().map(line).collect(Collectors.joining(System.lineSeparator()));
    }

    /** Empty notes are left out. */
    static String line(Object id, String name, String... notes) {
        var said = Stream.of(notes).filter(note -> !note.isEmpty()).collect(Collectors.joining(", "));
        return id + "  " + printable(name) + (said.isEmpty() ? "" : " (" + said + ")");
    }

    /** Names are what people choose for themselves: nothing in one moves the cursor or turns the line round. */
    private static String printable(String name) {
        return name.codePoints().map(letter -> Unprintable.is(letter) && !joins(letter) ? '?' : letter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /** The two format characters that scripts and emoji need. */
    private static boolean joins(int letter) {
        return letter == 0x200C || letter == 0x200D;
    }

    static String note(boolean applies, String note) {
        return applies ? note : "";
    }

    /** Roles or groups, where there are any. */
    static String names(String what, Set<String> names) {
        return note(!names.isEmpty(), what + " " + String.join(" ", names));
    }

    /** To the second. */
    static String time(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
