package dev.gatehouse.platform.http;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.gatehouse.platform.CurrentRequest;
import dev.gatehouse.platform.Ids;
import dev.gatehouse.platform.network.TrustedPeers;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Gives each request an id, in the response as {@code X-Request-Id}, in the log and in the audit trail, and a trace. A trusted
 * peer may name both; anybody else's are not taken over: they could name another request.
 */
@ApplicationScoped
class RequestIdFilter {

    private static final CharSequence ID = HttpHeaders.createOptimized("X-Request-Id");
    private static final CharSequence TRACE = HttpHeaders.createOptimized("traceparent");

    private final Ids ids;
    private final TrustedPeers peers;

    RequestIdFilter(Ids ids, TrustedPeers peers) {
        this.ids = ids;
        this.peers = peers;
    }

    /**
     * The header {@code traceparent} (W3C Trace Context §3.2): which trace a request belongs to. Passed on as it is, because no
     * span is made here.
     */
    record TraceParent(String value) {

        /** Version 00 alone: what a later one adds is not known here. */
        private static final Pattern SHAPE = Pattern
                .compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

        /** The one that is named, when exactly one is and it has the form. */
        static Optional<TraceParent> of(List<String> values) {
            return values.size() == 1 && SHAPE.matcher(values.getFirst()).matches()
                    ? Optional.of(new TraceParent(values.getFirst()))
                    : Optional.empty();
        }

        /**
         * The beginning of a trace that has the digits of a request's id, so that either leads to the other. It is marked as
         * sampled, since the log and the audit trail hold it; whoever samples otherwise sends a trace of their own.
         */
        static TraceParent beginning(UUID id) {
            var digits = id.toString().replace("-", "");
            return new TraceParent("00-" + digits + "-" + digits.substring(16) + "-01");
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::assign, FilterOrder.REQUEST_ID);
    }

    private void assign(RoutingContext exchange) {
        var made = ids.next();
        var id = CurrentRequest.idOf(named(exchange, ID)).orElseGet(made::toString);
        CurrentRequest.begin(exchange, id,
                TraceParent.of(named(exchange, TRACE)).orElseGet(() -> TraceParent.beginning(made)).value());
        exchange.response().putHeader(ID, id);
        exchange.next();
    }

    /** What a peer says whose word counts. */
    private List<String> named(RoutingContext exchange, CharSequence header) {
        var headers = exchange.request().headers();
        return headers.contains(header) && peers.include(exchange) ? headers.getAll(header) : List.of();
    }
}
