package dev.gatehouse.platform.database;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import io.quarkus.hibernate.reactive.panache.common.WithSession;

/** Around every look at the database that needs no transaction: see {@link Undertaking}. */
@WithSession
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class WholeSessions {

    @AroundInvoke
    Object whole(InvocationContext call) throws Exception {
        return Undertaking.of(call);
    }
}
