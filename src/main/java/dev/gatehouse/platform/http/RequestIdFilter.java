package dev.gatehouse.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.gatehouse.platform.CurrentRequest;
import dev.gatehouse.platform.Ids;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/**
 * Gives each request an id of ours, in the response as {@code X-Request-Id}, in the log and in the audit trail. A caller's own
 * id is not taken over: it could name another request.
 */
@ApplicationScoped
class RequestIdFilter {

    private static final String HEADER = "X-Request-Id";

    private final Ids ids;

    RequestIdFilter(Ids ids) {
        this.ids = ids;
    }

    void register(@Observes Filters filters) {
        filters.register(this::assign, FilterOrder.REQUEST_ID);
    }

    private void assign(RoutingContext exchange) {
        String id = ids.next().toString();
        CurrentRequest.begin(exchange, id);
        exchange.response().putHeader(HEADER, id);
        exchange.next();
    }
}
