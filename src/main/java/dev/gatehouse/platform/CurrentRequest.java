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
        return Vertx.currentContext() == null ? NONE : ContextLocals.<String> get(ID, NONE);
    }

    /** The id of this request. */
    public static String id(RoutingContext exchange) {
        return exchange.get(ID, NONE);
    }

    /** What is being served, if anything is. */
    public static Optional<RoutingContext> find() {
        return Vertx.currentContext() == null ? Optional.empty()
                : Optional.ofNullable(ContextLocals.<RoutingContext> get(EXCHANGE, null));
    }

    /** From here on this is the request. */
    public static void begin(RoutingContext exchange, String id) {
        exchange.put(ID, id);
        var context = Vertx.currentContext();
        if (context != null && VertxContext.isDuplicatedContext(context)) {
            ContextLocals.put(ID, id);
            ContextLocals.put(EXCHANGE, exchange);
        }
    }
}
