package dev.gatehouse.account;

import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.gatehouse.platform.Unprintable;

/**
 * A name that a person or an administrator typed: trimmed, of readable length, and without what cannot be seen. Its length is
 * counted in letters as people see them (extended grapheme clusters, Unicode UAX #29), whatever they are made of.
 */
public record DisplayName(String value) {

    private static final int MOST_LETTERS = 100;
    /** A letter can be made of any number of characters; a name cannot. */
    private static final int LONGEST = 1_000;
    private static final Pattern LETTER = Pattern.compile("\\X");

    public DisplayName {
        if (!isFit(value)) {
            throw new IllegalArgumentException("a name has 1 to 100 printable characters");
        }
    }

    public static Optional<DisplayName> parse(@Nullable String typed) {
        return Optional.ofNullable(typed).map(String::strip).filter(DisplayName::isFit).map(DisplayName::new);
    }

    private static boolean isFit(String name) {
        return name.length() <= LONGEST && LETTER.matcher(name).results().limit(MOST_LETTERS + 1L).count() <= MOST_LETTERS
                && name.codePoints().anyMatch(DisplayName::isSeen) && isPrintable(name.codePoints().toArray());
    }

    private static boolean isSeen(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> false;
            default -> !Unprintable.is(codePoint);
        };
    }

    private static boolean isPrintable(int[] name) {
        for (int at = 0; at < name.length; at++) {
            if (Unprintable.is(name[at]) && !JoinControl.isNeeded(name, at)) {
                return false;
            }
        }
        return true;
    }
}
