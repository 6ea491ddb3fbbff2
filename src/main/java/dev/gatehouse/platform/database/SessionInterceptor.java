package dev.gatehouse.platform.database;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import io.quarkus.hibernate.reactive.panache.common.WithSession;

/** Around every look at the database that needs no transaction: see {@link UnitOfWork}. */
@WithSession
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class SessionInterceptor {

    @AroundInvoke
    Object whole(InvocationContext call) throws Exception {
        return UnitOfWork.of(call);
    }
}
