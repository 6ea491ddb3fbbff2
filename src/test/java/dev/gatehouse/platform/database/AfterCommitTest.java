package dev.gatehouse.platform.database;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

/** The rules of a unit of work by themselves; with a database: {@link GivenUpTest}. */
class AfterCommitTest {

    @Test
    void withoutATransactionWhatFollowsFollowsAtOnce() {
        List<String> done = new ArrayList<>();

        AfterCommit.run(() -> done.add("now"));

        assertEquals(List.of("now"), done);
        assertTrue(AfterCommit.current().isEmpty());
    }

    @Test
    void theOutermostTransactionIsTheOneThatCommits() {
        var work = new AfterCommit();

        assertTrue(work.enterTransaction());
        assertFalse(work.enterTransaction());
        work.leaveTransaction();
        assertTrue(work.enterTransaction());
    }

    @Test
    void whatWasGivenUpGoesOnNoFurther() {
        var work = new AfterCommit();
        assertDoesNotThrow(work::requireAwaited);

        work.giveUp();

        var late = assertThrows(RuntimeException.class, work::requireAwaited);
        assertTrue(DatabaseUnavailable.is(late));
    }
}
