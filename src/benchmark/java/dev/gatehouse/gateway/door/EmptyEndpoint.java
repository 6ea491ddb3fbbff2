package dev.gatehouse.gateway.door;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.gatehouse.gateway.GatewayConfig;
import dev.gatehouse.platform.http.FilterOrder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/** An answer that costs nothing but the answering, in the same process and behind the same filters as the doors. */
@ApplicationScoped
class EmptyEndpoint {

    private static final String PATH = "/gateway/empty";

    private final GatewayConfig config;

    EmptyEndpoint(GatewayConfig config) {
        this.config = config;
    }

    void register(@Observes Filters filters) {
        if (config.emptyEndpoint()) {
            filters.register(EmptyEndpoint::answer, FilterOrder.HOST + 1);
        }
    }

    private static void answer(RoutingContext context) {
        if (PATH.equals(context.request().path())) {
            context.response().end();
        } else {
            context.next();
        }
    }
}
