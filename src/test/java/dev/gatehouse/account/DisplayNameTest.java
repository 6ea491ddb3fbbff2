package dev.gatehouse.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNameTest {

    private static final String FAMILY = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
    private static final String PERSIAN = "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645";

    @Test
    void isTrimmed() {
        assertEquals(Optional.of(new DisplayName("Ada Lovelace")), DisplayName.parse("  Ada Lovelace "));
        assertEquals(Optional.of(new DisplayName("Ægir 北斎")), DisplayName.parse("Ægir 北斎"));
    }

    /** Attack 59: a name that could forge a line of a log, or read backwards on a page. */
    @ParameterizedTest
    @ValueSource(strings = { "", "  ", "a\nb", "a\rb", "a\u0000b", "a\u001b[31m", "evil\u202etxt.exe", "a\u2028b", "a\u200bb" })
    void attack59RefusesWhatCannotBeSeen(String typed) {
        assertEquals(Optional.empty(), DisplayName.parse(typed));
    }

    /** What people see as one letter counts as one, whatever it is made of. */
    @ParameterizedTest
    @ValueSource(strings = { "a", "\u00e9", "e\u0301", "\uD83D\uDE80", FAMILY, "\u0915\u094D\u200D\u0937", "\uAC01" })
    void countsTheLettersThatPeopleSee(String letter) {
        assertTrue(DisplayName.parse(letter.repeat(90)).isPresent());
        assertEquals(Optional.empty(), DisplayName.parse((letter + " ").repeat(51)));
    }

    /** A letter may be made of many characters, but not of any number of them. */
    @Test
    void attack59RefusesATowerOfMarks() {
        assertEquals(Optional.empty(), DisplayName.parse("a" + "\u0301".repeat(1000)));
    }

    @ParameterizedTest
    @ValueSource(strings = { PERSIAN, "\u0646\u064E\u200C\u0645", "\u0915\u094D\u200D\u0937", "\u0D28\u0D4D\u200D",
            "\u0915\u094D\u200C\u0937", FAMILY, "\u2764\uFE0F\u200D\uD83D\uDD25",
            "Ada \uD83D\uDC69\uD83C\uDFFD\u200D\uD83D\uDE80" })
    void letsJoinersThroughWhereTheScriptOrTheEmojiNeedsThem(String typed) {
        assertEquals(Optional.of(new DisplayName(typed)), DisplayName.parse(typed));
    }

    /** Two names that look alike must not differ in a character that nobody sees. */
    @ParameterizedTest
    @ValueSource(strings = { "a\u200Cb", "a\u200Db", "\u200Da", "a\u200D", "\u0645\u200C", "\u0645\u200D\u06CC",
            "\uD83D\uDC69\u200Da", "\u0645\u200C\u200C\u06CC", "\u3164", "a\u115Fb", "\u2800", "\u0301", "\uFE0F" })
    void attack59RefusesJoinersAndBlanksAnywhereElse(String typed) {
        assertEquals(Optional.empty(), DisplayName.parse(typed));
    }

    @Test
    void isOfReadableLength() {
        assertEquals(Optional.empty(), DisplayName.parse("a".repeat(101)));
        assertEquals(Optional.empty(), DisplayName.parse(null));
        assertThrows(IllegalArgumentException.class, () -> new DisplayName(""));
    }
}
