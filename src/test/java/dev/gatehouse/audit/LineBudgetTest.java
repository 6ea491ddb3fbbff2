package dev.gatehouse.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class LineBudgetTest {

    private final LineBudget budget = new LineBudget();

    @Test
    void aSecondOfNoiseIsAFewLinesAndTheNextTellsHowManyMore() {
        for (int i = 0; i < LineBudget.LINES_A_SECOND; i++) {
            assertEquals(Optional.of(0L), budget.take(7));
        }
        for (int i = 0; i < 500; i++) {
            assertTrue(budget.take(7).isEmpty());
        }
        assertEquals(Optional.of(500L), budget.take(8));
        assertEquals(Optional.of(0L), budget.take(8));
    }

    @Test
    void whatWasSkippedIsToldOnceHoweverLateTheNextLineComes() {
        IntStream.range(0, 12).forEach(i -> budget.take(7));

        assertEquals(Optional.of(2L), budget.take(7_000));
        assertEquals(Optional.of(0L), budget.take(7_001));
    }

    /** A clock that was set back begins another second; it does not silence the log until it is made up for. */
    @Test
    void aClockThatGoesBackSilencesNothing() {
        IntStream.range(0, 10).forEach(i -> budget.take(7));

        assertEquals(Optional.of(0L), budget.take(6));
    }
}
