package dev.gatehouse.platform.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.gatehouse.platform.Front;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;

/** What is to be done in memory once the transaction that decided it stands; never, when it fails. */
@Front
public final class AfterCommit {

    private static final String CURRENT = AfterCommit.class.getName();

    private final List<Runnable> consequences = new ArrayList<>();
    private boolean givenUp;
    private boolean inTransaction;

    AfterCommit() {
    }

    /** Runs this when the transaction that is under way is committed; at once where none is. */
    public static void run(Runnable consequence) {
        current().ifPresentOrElse(commit -> commit.consequences.add(consequence), consequence);
    }

    static Optional<AfterCommit> current() {
        return VertxContext.isOnDuplicatedContext() ? Optional.ofNullable(ContextLocals.<AfterCommit> get(CURRENT, null))
                : Optional.empty();
    }

    /** Fails what goes on when the caller was told that nothing was done. */
    void requireAwaited() {
        if (givenUp) {
            throw new DatabaseTimeout();
        }
    }

    /** Whether this is a transaction of its own, not a part of one. */
    boolean enterTransaction() {
        boolean outermost = !inTransaction;
        inTransaction = true;
        return outermost;
    }

    void leaveTransaction() {
        inTransaction = false;
    }

    void giveUp() {
        givenUp = true;
    }

    void open() {
        ContextLocals.put(CURRENT, this);
    }

    void close() {
        if (ContextLocals.<AfterCommit> get(CURRENT, null) == this) {
            ContextLocals.remove(CURRENT);
        }
    }

    void follow() {
        consequences.forEach(Runnable::run);
    }
}
