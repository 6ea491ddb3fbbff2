package dev.gatehouse.platform;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;

/**
 * Gives each request an id of ours, in the answer as {@code X-Request-Id}, in the log and in the audit trail. A caller's own
 * id is not taken over: it could name another request.
 */
@Front
@ApplicationScoped
public class RequestIdFilter {

    /** The response header, and the key under which the routing context holds the id. */
    public static final String HEADER = "X-Request-Id";

    private static final String NONE = "-";
    private static final String REQUEST = "gatehouse.request";

    private final Ids ids;

    RequestIdFilter(Ids ids) {
        this.ids = ids;
    }

    /** The id of the request that is being served, or {@code -} outside of one. */
    public static String current() {
        return Vertx.currentContext() == null ? NONE : ContextLocals.<String> get(HEADER, NONE);
    }

    /** The request that is being served, if there is one. */
    public static Optional<RoutingContext> request() {
        return Vertx.currentContext() == null ? Optional.empty()
                : Optional.ofNullable(ContextLocals.<RoutingContext> get(REQUEST, null));
    }

    /** The id of this request. */
    public static String of(RoutingContext context) {
        return context.get(HEADER, NONE);
    }

    void register(@Observes Filters filters) {
        filters.register(this::assign, FilterOrder.REQUEST_ID);
    }

    private void assign(RoutingContext context) {
        String id = ids.next().toString();
        context.put(HEADER, id);
        if (isDuplicated()) {
            ContextLocals.put(HEADER, id);
            ContextLocals.put(REQUEST, context);
        }
        context.response().putHeader(HEADER, id);
        context.next();
    }

    private static boolean isDuplicated() {
        var context = Vertx.currentContext();
        return context != null && VertxContext.isDuplicatedContext(context);
    }
}
