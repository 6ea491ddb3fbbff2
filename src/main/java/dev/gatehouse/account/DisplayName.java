package dev.gatehouse.account;

import java.util.Optional;

/** A name that a person or an administrator typed: trimmed, of readable length, without control characters. */
public record DisplayName(String value) {

    private static final int LONGEST = 100;

    public DisplayName {
        if (!isFit(value)) {
            throw new IllegalArgumentException("a name has 1 to 100 printable characters");
        }
    }

    public static Optional<DisplayName> parse(String typed) {
        return Optional.ofNullable(typed).map(String::strip).filter(DisplayName::isFit).map(DisplayName::new);
    }

    private static boolean isFit(String name) {
        return !name.isBlank() && name.length() <= LONGEST
                && name.codePoints().noneMatch(DisplayName::isUnprintable);
    }

    /** Control, format (such as a change of writing direction), and unassigned characters can disguise a name. */
    private static boolean isUnprintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.UNASSIGNED, Character.SURROGATE, Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }
}
