package dev.gatehouse.platform;

import java.util.Optional;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;

/** The request that is being served, and the id under which it stands in the response, the log and the audit trail. */
@Front
public final class CurrentRequest {

    private static final String NONE = "-";
    private static final String ID = CurrentRequest.class.getName() + ".id";
    private static final String EXCHANGE = CurrentRequest.class.getName();

    private CurrentRequest() {
    }

    /** Its id, or {@code -} outside of a request. */
    public static String id() {
        return hasLocals() ? ContextLocals.<String> get(ID, NONE) : NONE;
    }

    /** The id of this request. */
    public static String id(RoutingContext exchange) {
        return exchange.get(ID, NONE);
    }

    /** What is being served, if anything is. */
    public static Optional<RoutingContext> find() {
        return hasLocals() ? Optional.ofNullable(ContextLocals.<RoutingContext> get(EXCHANGE, null)) : Optional.empty();
    }

    /** From here on this is the request. */
    public static void begin(RoutingContext exchange, String id) {
        exchange.put(ID, id);
        if (hasLocals()) {
            ContextLocals.put(ID, id);
            ContextLocals.put(EXCHANGE, exchange);
        }
    }

    /** Timers and connections live on an event loop's own context, which has none and refuses to be asked. */
    private static boolean hasLocals() {
        var context = Vertx.currentContext();
        return context != null && VertxContext.isDuplicatedContext(context);
    }
}
