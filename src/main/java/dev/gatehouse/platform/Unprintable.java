package dev.gatehouse.platform;

/**
 * Characters that can disguise a text that people read and decide by: control, format (such as a change of writing direction),
 * unassigned and blank ones.
 */
public final class Unprintable {

    private Unprintable() {
    }

    public static boolean is(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.UNASSIGNED, Character.SURROGATE, Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> isBlank(codePoint);
        };
    }

    /** Letters and symbols by category that are drawn as nothing: Hangul fillers, the empty braille pattern. */
    private static boolean isBlank(int codePoint) {
        return switch (codePoint) {
            case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800 -> true;
            default -> false;
        };
    }
}
