package dev.gatehouse.platform.database;

import java.util.function.Supplier;

import jakarta.interceptor.InvocationContext;

import org.jboss.logging.Logger;

import dev.gatehouse.platform.CurrentRequest;
import dev.gatehouse.platform.LogLine;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;

/**
 * One session or transaction that runs to its end, whoever waits for it. A caller that leaves takes nothing away from it:
 * a session that is closed under a statement loses both the transaction and the connection. And no caller is kept waiting for a
 * database that does not respond: who was told so, has nothing committed afterwards. What is asked for within it, is part of
 * it.
 */
final class UnitOfWork {

    private static final Logger LOG = Logger.getLogger("dev.gatehouse.database");
    private static final String CURRENT = UnitOfWork.class.getName();
    private static final String SINCE = CURRENT + ".since";
    /** For all queries of one request together, so that its response is out within five seconds. */
    private static final long TIMEOUT_MILLIS = 4_000;
    private static final long MIN_TIMEOUT_MILLIS = 500;

    private final UniEmitter<Object> caller;
    private final AfterCommit consequences = new AfterCommit();
    private final Vertx vertx = Vertx.currentContext().owner();
    private long timer = -1;
    private boolean awaited = true;

    private UnitOfWork(UniEmitter<Object> caller) {
        this.caller = caller;
    }

    static Object of(InvocationContext call) throws Exception {
        if (call.getMethod().getReturnType() != Uni.class) {
            return call.proceed();
        }
        Supplier<Uni<Object>> work = () -> proceed(call);
        return Uni.createFrom().deferred(() -> isOwn() ? Uni.createFrom().<Object> emitter(
                caller -> new UnitOfWork(caller).begin(work)) : work.get());
    }

    /** Not where there is no request context of Vert.x to keep it in, and not within another one. */
    private static boolean isOwn() {
        return VertxContext.isOnDuplicatedContext() && AfterCommit.current().isEmpty();
    }

    @SuppressWarnings("unchecked") // the method's own return type says so
    private static Uni<Object> proceed(InvocationContext call) {
        try {
            AfterCommit.current().ifPresent(AfterCommit::requireAwaited);
            return (Uni<Object>) call.proceed();
        } catch (Exception refused) {
            return Uni.createFrom().failure(refused);
        }
    }

    private void begin(Supplier<Uni<Object>> work) {
        consequences.open();
        caller.onTermination(() -> awaited = false);
        CurrentRequest.find().ifPresent(request -> timer = vertx.setTimer(timeout(), late -> giveUp()));
        work.get().subscribe().with(this::succeed, this::fail);
    }

    private static long timeout() {
        long now = System.nanoTime() / 1_000_000;
        long since = ContextLocals.<Long> get(SINCE, 0L);
        if (since == 0) {
            ContextLocals.put(SINCE, now);
            return TIMEOUT_MILLIS;
        }
        return Math.max(MIN_TIMEOUT_MILLIS, TIMEOUT_MILLIS - (now - since));
    }

    private void giveUp() {
        consequences.giveUp();
        if (awaited) {
            awaited = false;
            caller.fail(new DatabaseTimeout());
        }
    }

    private void succeed(Object item) {
        end();
        consequences.follow();
        if (awaited) {
            awaited = false;
            caller.complete(item);
        }
    }

    private void fail(Throwable failure) {
        end();
        if (awaited) {
            awaited = false;
            caller.fail(failure);
        } else {
            LOG.info(LogLine.event("platform.database.failed").saying("reason", "nobody waited any more: " + failure));
        }
    }

    private void end() {
        vertx.cancelTimer(timer);
        consequences.close();
    }
}
