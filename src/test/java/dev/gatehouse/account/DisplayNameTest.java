package dev.gatehouse.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNameTest {

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

    @Test
    void isOfReadableLength() {
        assertEquals(Optional.empty(), DisplayName.parse("a".repeat(101)));
        assertEquals(Optional.empty(), DisplayName.parse(null));
        assertThrows(IllegalArgumentException.class, () -> new DisplayName(""));
    }
}
