package dev.gatehouse.platform.database;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import org.hibernate.reactive.mutiny.Mutiny;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/**
 * The last word within every transaction, inside of what commits it: not when its caller was told that it failed. All that is
 * to be written is written before, as that may take its time too.
 */
@WithTransaction
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 300)
class CommitInterceptor {

    @AroundInvoke
    Object awaited(InvocationContext call) throws Exception {
        var work = AfterCommit.current();
        if (work.isEmpty() || !work.get().enterTransaction()) {
            return call.proceed();
        }
        var result = call.proceed();
        return result instanceof Uni<?> uni
                ? uni.call(() -> Panache.getSession().chain(Mutiny.Session::flush)).invoke(work.get()::requireAwaited)
                        .onTermination().invoke(work.get()::leaveTransaction)
                : result;
    }
}
