package dev.gatehouse.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a zero width (non-)joiner changes what is seen (RFC 5892 A.1 and A.2, Unicode UTS #51). */
class JoinControlTest {

    @ParameterizedTest(name = "{2}")
    @CsvSource({
            "\u0915\u094D\u200C\u0937, true, 'Devanagari: after a virama'",
            "\u0915\u094D\u200D\u0937, true, 'Devanagari: after a virama, joined'",
            "\u0645\u06CC\u200C\u062E\u0648, true, 'Persian: between two letters that would join'",
            "\u0645\u064B\u200C\u062E, true, 'Persian: a mark stands between'",
            "\uD83D\uDC68\u200D\uD83D\uDC69, true, 'a family'",
            "\uD83D\uDC69\uD83C\uDFFD\u200D\uD83D\uDCBB, true, 'a skin tone stands between'",
            "\u2764\uFE0F\u200D\uD83D\uDD25, true, 'a variation selector stands between'",
            "a\u200Cb, false, 'Latin: nothing joins'",
            "a\u200Db, false, 'Latin: nothing is joined'",
            "\u0915\u200C\u0937, false, 'Devanagari: no virama'",
            "\u0645\u200D\u062E, false, 'Persian letters join anyway'",
            "\u0645\u200Ca, false, 'two scripts'",
            "\u0645\u200C1, false, 'no letter'",
            "\uD83D\uDC68\u200Da, false, 'a picture and a letter'",
            "a\u200D\uD83D\uDC68, false, 'a letter and a picture'" })
    void isNeeded(String text, boolean needed, String what) {
        int[] points = text.codePoints().toArray();
        int at = text.codePoints().boxed().toList().indexOf(joiner(points));

        assertEquals(needed, JoinControl.isNeeded(points, at), what);
    }

    @ParameterizedTest
    @ValueSource(strings = { "\u200C", "\u200D", "\u200Ca", "\u200D\uD83D\uDC68", "\u200C\u0645" })
    void isNeverNeededAtTheStart(String text) {
        assertFalse(JoinControl.isNeeded(text.codePoints().toArray(), 0));
    }

    @ParameterizedTest
    @ValueSource(strings = { "\u0645\u200C", "\uD83D\uDC68\u200D", "a\u200D" })
    void isNotNeededAtTheEnd(String text) {
        int[] points = text.codePoints().toArray();

        assertFalse(JoinControl.isNeeded(points, points.length - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = { 'a', 0x202E, 0x200B, 0xFEFF, 0x2060 })
    void isNoOtherCharacter(int codePoint) {
        assertFalse(JoinControl.isNeeded(new int[] { 0x0915, 0x094D, codePoint, 0x0937 }, 2));
    }

    private static int joiner(int[] points) {
        for (int point : points) {
            if (point == 0x200C || point == 0x200D) {
                return point;
            }
        }
        throw new IllegalArgumentException("no joiner");
    }
}
