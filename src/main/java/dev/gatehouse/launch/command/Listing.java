package dev.gatehouse.launch.command;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How commands print what they list: a line each, {@code ID  NAME (note, note)}. */
final class Listing {

    /** What would move the cursor, or turn the line round: names are what people choose for themselves. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\x{2028}-\\x{202e}\\x{2066}-\\x{2069}]");

    private Listing() {
    }

    /** The lines, or one sentence where there is nothing to list. */
    static <T> String of(List<T> items, String none, Function<T, String> line) {
        return items.isEmpty() ? none : items.stream().map(line).collect(Collectors.joining(System.lineSeparator()));
    }

    /** Empty notes are left out. */
    static String line(Object id, String name, String... notes) {
        var said = Stream.of(notes).filter(note -> !note.isEmpty()).collect(Collectors.joining(", "));
        return id + "  " + UNPRINTABLE.matcher(name).replaceAll("?") + (said.isEmpty() ? "" : " (" + said + ")");
    }

    static String note(boolean applies, String note) {
        return applies ? note : "";
    }

    /** To the second. */
    static String time(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
