package dev.gatehouse.platform;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnprintableTest {

    @ParameterizedTest
    @ValueSource(ints = { 0x00, '\n', '\t', 0x7F, 0x85, 0xAD, 0x200B, 0x200D, 0x202E, 0x2066, 0xFEFF, 0xE0001, 0x2028, 0x2029,
            0xE000, 0xD800, 0x0378 })
    void isWhatCannotBeSeen(int codePoint) {
        assertTrue(Unprintable.is(codePoint));
    }

    @ParameterizedTest
    @ValueSource(ints = { 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800 })
    void isALetterThatIsDrawnAsNothing(int codePoint) {
        assertTrue(Unprintable.is(codePoint));
    }

    @ParameterizedTest
    @ValueSource(ints = { 'a', ' ', 'ß', 0x0301, 0x4E2D, 0x1F600, '\'', 0x2801, 0xA0 })
    void isNothingThatPeopleRead(int codePoint) {
        assertFalse(Unprintable.is(codePoint));
    }
}
