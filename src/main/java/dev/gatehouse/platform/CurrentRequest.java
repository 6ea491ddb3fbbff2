package dev.gatehouse.platform;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;

/** The request that is being served, and the id under which it stands in the response, the log and the audit trail. */
@Front
public final class CurrentRequest {

    private static final String NONE = "-";
    /** A dash alone stands for no request. */
    private static final Pattern SHAPE = Pattern.compile("(?!-$)[A-Za-z0-9._-]{1,128}");
    private static final String ID = CurrentRequest.class.getName() + ".id";
    private static final String TRACE = CurrentRequest.class.getName() + ".trace";
    private static final int TRACE_ID_FROM = 3;
    private static final int TRACE_ID_TO = 35;
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

    /** The trace that this request belongs to, as {@code traceparent} has it (W3C Trace Context §3.2). */
    public static String traceparent(RoutingContext exchange) {
        return exchange.get(TRACE, "");
    }

    /** The id of the trace, where it does not have the digits of the request's own. */
    public static Optional<String> trace() {
        return find().map(CurrentRequest::traceparent).filter(parent -> parent.length() > TRACE_ID_TO)
                .map(parent -> parent.substring(TRACE_ID_FROM, TRACE_ID_TO))
                .filter(trace -> !trace.equals(id().replace("-", "")));
    }

    /** What is being served, if anything is. */
    public static Optional<RoutingContext> find() {
        return hasLocals() ? Optional.ofNullable(ContextLocals.<RoutingContext> get(EXCHANGE, null)) : Optional.empty();
    }

    /** The id that is named by somebody whose word counts, when exactly one is and it has the form. */
    public static Optional<String> idOf(List<String> named) {
        return named.size() == 1 && SHAPE.matcher(named.getFirst()).matches() ? Optional.of(named.getFirst())
                : Optional.empty();
    }

    /** From here on this is the request. */
    public static void begin(RoutingContext exchange, String id, String traceparent) {
        exchange.put(ID, id);
        exchange.put(TRACE, traceparent);
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
