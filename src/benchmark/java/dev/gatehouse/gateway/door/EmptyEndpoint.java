package dev.gatehouse.gateway.door;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.gatehouse.platform.http.FilterOrder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/**
 * A response that costs nothing but the responding, in the same process and behind the same filters as the doors: what
 * {@code docs/benchmarks/gateway-check.sh} compares a check with. Only the profile {@code benchmark} compiles it.
 */
@ApplicationScoped
class EmptyEndpoint {

    private static final String PATH = "/gateway/empty";

    void register(@Observes Filters filters) {
        filters.register(EmptyEndpoint::respond, FilterOrder.HOST + 1);
    }

    private static void respond(RoutingContext context) {
        if (PATH.equals(context.request().path())) {
            context.response().end();
        } else {
            context.next();
        }
    }
}
