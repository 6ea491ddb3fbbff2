package dev.gatehouse.gateway.door;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.gatehouse.gateway.AmbiguousRequest;
import dev.gatehouse.gateway.HostName;
import dev.gatehouse.gateway.Refusal;
import dev.gatehouse.gateway.check.Gatekeeper;
import dev.gatehouse.gateway.route.RoutesInForce;
import dev.gatehouse.platform.FilterOrder;
import dev.gatehouse.platform.HostNames;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.RequestIds;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/**
 * Decides by host who serves a request (design.md §3): the issuer's host is ours, other hosts belong to routes, an unknown
 * host is served by nobody. The doors answer on any host.
 */
@ApplicationScoped
class HostSeparation {

    private final ForwardAuth doors;
    private final ReverseProxy proxy;
    private final Gatekeeper gatekeeper;
    private final RoutesInForce routes;
    private final PublicUrl publicUrl;

    HostSeparation(ForwardAuth doors, ReverseProxy proxy, Gatekeeper gatekeeper, RoutesInForce routes,
            PublicUrl publicUrl) {
        this.doors = doors;
        this.proxy = proxy;
        this.gatekeeper = gatekeeper;
        this.routes = routes;
        this.publicUrl = publicUrl;
    }

    void register(@Observes Filters filters) {
        filters.register(this::separate, FilterOrder.HOST);
    }

    private void separate(RoutingContext context) {
        var path = pathOf(context.request().uri());
        for (var door : Door.values()) {
            if (door.isAt(path)) {
                doors.serve(context, door);
                return;
            }
        }
        try {
            byHost(context, new HostName(WireReader.authority(context.request())), path);
        } catch (AmbiguousRequest ambiguous) {
            gatekeeper.ambiguous(ambiguous, RequestIds.of(context));
            Refusals.write(context, new Refusal.Ambiguous());
        }
    }

    private void byHost(RoutingContext context, HostName host, String path) {
        if (!path.startsWith("/")) {
            throw new AmbiguousRequest("not an origin-form target");
        }
        if (HostNames.isIssuer(context.request(), publicUrl)) {
            context.next();
        } else if (!host.value().equals(publicUrl.hostname()) && routes.table().isProxied(host)) {
            proxy.serve(context);
        } else {
            Refusals.problem(context, 421, "unknown-host", "Wrong door",
                    "No site of that name is served here. Gatehouse itself is at " + publicUrl.issuer() + ".");
        }
    }

    private static String pathOf(String target) {
        var mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }
}
