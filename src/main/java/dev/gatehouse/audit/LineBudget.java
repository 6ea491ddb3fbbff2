package dev.gatehouse.audit;

import java.util.Optional;

/** How many lines of one kind a second may bring into the log. */
final class LineBudget {

    static final int LINES_A_SECOND = 10;

    private long second;
    private int written;
    private long skipped;

    /** How many lines were left out since the last one that was written; empty when this one is left out too. */
    synchronized Optional<Long> take(long now) {
        if (now != second) {
            second = now;
            written = 0;
        }
        if (written == LINES_A_SECOND) {
            skipped++;
            return Optional.empty();
        }
        written++;
        long leftOut = skipped;
        skipped = 0;
        return Optional.of(leftOut);
    }
}
