package dev.gatehouse.platform.database;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;

/** Around every transaction, outside of what opens it: see {@link Undertaking}. */
@WithTransaction
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class WholeTransactions {

    @AroundInvoke
    Object whole(InvocationContext call) throws Exception {
        return Undertaking.of(call);
    }
}
