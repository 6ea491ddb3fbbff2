package dev.gatehouse.platform.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.http.Outcome;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/**
 * How long each endpoint of the issuer's host takes, under the names that dashboards know. No tag comes from an address: one is
 * the template of the endpoint that was reached, or {@code other}. What the gateway judges and passes on never comes this far,
 * so it pays nothing for it.
 */
@ApplicationScoped
class HttpTimersFilter {

    private static final String TEMPLATE = HttpTimersFilter.class.getName() + ".template";
    private static final String OTHER = "other";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final int RESET = 0;

    private final ConcurrentMap<Tags, Timer> timers = new ConcurrentHashMap<>();
    private final MeterRegistry meters;

    HttpTimersFilter(MeterRegistry meters) {
        this.meters = meters;
    }

    private record Tags(String method, String template, int status) {
    }

    void register(@Observes Filters filters) {
        filters.register(this::time, FilterOrder.TIMERS);
    }

    /** The endpoint is known; whoever was not let in does not come this far. */
    @ServerRequestFilter
    void reached(RoutingContext exchange) {
        var endpoint = CurrentRequestManager.get().getTarget();
        String template = endpoint.getClassPath().template + endpoint.getPath().template;
        exchange.put(TEMPLATE, template.length() > 1 && template.endsWith("/")
                ? template.substring(0, template.length() - 1)
                : template);
    }

    private void time(RoutingContext exchange) {
        long start = System.nanoTime();
        exchange.addEndHandler(ended -> {
            int status = ended.failed() ? RESET : exchange.response().getStatusCode();
            String method = exchange.request().method().name();
            var tags = new Tags(METHODS.contains(method) ? method : OTHER, exchange.get(TEMPLATE, OTHER), status);
            timers.computeIfAbsent(tags, this::timer).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        });
        exchange.next();
    }

    private Timer timer(Tags tags) {
        var outcome = tags.status() == RESET ? Outcome.CLIENT_ERROR : Outcome.forStatus(tags.status());
        return Timer.builder("http.server.requests").description("HTTP server request processing time")
                .tag("method", tags.method()).tag("uri", tags.template())
                .tag("status", tags.status() == RESET ? "RESET" : Integer.toString(tags.status()))
                .tag("outcome", outcome.name()).register(meters);
    }
}
