package dev.gatehouse.platform.database;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;

/** Around every transaction, outside of what opens it: see {@link UnitOfWork}. */
@WithTransaction
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class TransactionInterceptor {

    @AroundInvoke
    Object whole(InvocationContext call) throws Exception {
        return UnitOfWork.of(call);
    }
}
