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
