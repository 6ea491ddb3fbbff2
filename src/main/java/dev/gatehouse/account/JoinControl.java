package dev.gatehouse.account;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * The two characters that nobody sees and some scripts need: the zero width non-joiner and joiner. They are let through where
 * they change how their neighbours are written (RFC 5892 A.1 and A.2, Unicode UTS #51), and nowhere else, as two names that
 * look alike could differ in them.
 */
final class JoinControl {

    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    private static final Set<UnicodeScript> CURSIVE = EnumSet.of(UnicodeScript.ARABIC, UnicodeScript.SYRIAC,
            UnicodeScript.MANDAIC, UnicodeScript.NKO, UnicodeScript.MONGOLIAN, UnicodeScript.PHAGS_PA, UnicodeScript.ADLAM);

    private JoinControl() {
    }

    static boolean isNeeded(int[] text, int at) {
        return switch (text[at]) {
            case NON_JOINER -> followsVirama(text, at) || partsCursiveLetters(text, at);
            case JOINER -> followsVirama(text, at) || joinsPictures(text, at);
            default -> false;
        };
    }

    private static boolean followsVirama(int[] text, int at) {
        return at > 0 && isVirama(text[at - 1]);
    }

    /** Both neighbours are letters of one script whose letters join, marks left aside. */
    private static boolean partsCursiveLetters(int[] text, int at) {
        int before = at - 1;
        while (before >= 0 && isMark(text[before])) {
            before--;
        }
        int after = at + 1;
        while (after < text.length && isMark(text[after])) {
            after++;
        }
        return before >= 0 && after < text.length && Character.isLetter(text[before]) && Character.isLetter(text[after])
                && UnicodeScript.of(text[before]) == UnicodeScript.of(text[after])
                && CURSIVE.contains(UnicodeScript.of(text[before]));
    }

    /** An emoji of several, such as a family; skin tones and variation selectors may stand between. */
    private static boolean joinsPictures(int[] text, int at) {
        int before = at - 1;
        while (before >= 0 && (isMark(text[before]) || Character.isEmojiModifier(text[before]))) {
            before--;
        }
        return before >= 0 && at + 1 < text.length && Character.isExtendedPictographic(text[before])
                && Character.isExtendedPictographic(text[at + 1]);
    }

    private static boolean isMark(int codePoint) {
        return Character.getType(codePoint) == Character.NON_SPACING_MARK;
    }

    /** The viramas of the scripts in common use: canonical combining class 9, which Java does not tell. */
    private static boolean isVirama(int codePoint) {
        return switch (codePoint) {
            case 0x094D, 0x09CD, 0x0A4D, 0x0ACD, 0x0B4D, 0x0BCD, 0x0C4D, 0x0CCD, 0x0D4D, 0x0DCA, 0x0E3A, 0x0F84, 0x1039, 0x103A,
                    0x17D2, 0x1A60, 0x1B44, 0x1BAA, 0xA8C4, 0xA953, 0xA9C0, 0xABED ->
                true;
            default -> false;
        };
    }
}
