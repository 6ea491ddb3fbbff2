package dev.gatehouse.gateway.host;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.gatehouse.gateway.AmbiguousRequest;
import dev.gatehouse.gateway.HostName;
import dev.gatehouse.gateway.Refusal;
import dev.gatehouse.gateway.check.Gatekeeper;
import dev.gatehouse.gateway.check.Reading;
import dev.gatehouse.gateway.door.Doors;
import dev.gatehouse.gateway.door.RefusalReply;
import dev.gatehouse.gateway.door.RequestReader;
import dev.gatehouse.gateway.grpc.ExtAuthzGrpc;
import dev.gatehouse.gateway.handoff.HandoffEndpoint;
import dev.gatehouse.gateway.proxy.ReverseProxy;
import dev.gatehouse.gateway.route.CurrentRoutes;
import dev.gatehouse.platform.CurrentRequest;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.http.FilterOrder;
import dev.gatehouse.platform.http.HostNames;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/**
 * Decides by host who serves a request: the issuer's host is ours, other hosts belong to routes, an unknown
 * host is served by nobody. The doors reply on any host.
 */
@ApplicationScoped
class HostRouter {

    private final Doors doors;
    private final ExtAuthzGrpc extAuthz;
    private final ReverseProxy proxy;
    private final HandoffEndpoint handoff;
    private final Gatekeeper gatekeeper;
    private final CurrentRoutes routes;
    private final PublicUrl publicUrl;

    HostRouter(Doors doors, ExtAuthzGrpc extAuthz, ReverseProxy proxy, HandoffEndpoint handoff, Gatekeeper gatekeeper,
            CurrentRoutes routes,
            PublicUrl publicUrl) {
        this.doors = doors;
        this.extAuthz = extAuthz;
        this.proxy = proxy;
        this.handoff = handoff;
        this.gatekeeper = gatekeeper;
        this.routes = routes;
        this.publicUrl = publicUrl;
    }

    void register(@Observes Filters filters) {
        filters.register(this::separate, FilterOrder.HOST);
    }

    private void separate(RoutingContext context) {
        if (extAuthz.isAt(context.request())) {
            extAuthz.serve(context);
        } else if (ClearTextHttp2.is(context.request())) {
            gatekeeper.judge(ClearTextHttp2.READING, CurrentRequest.id(context));
            ClearTextHttp2.refuse(context.request());
        } else {
            byTarget(context);
        }
    }

    private void byTarget(RoutingContext context) {
        try {
            var target = RequestReader.target(context.request());
            if (!doors.serve(context, pathOf(target))) {
                byHost(context, new HostName(RequestReader.authority(context.request())), target);
            }
        } catch (AmbiguousRequest ambiguous) {
            gatekeeper.judge(new Reading.Ambiguous(ambiguous.getMessage()), CurrentRequest.id(context));
            RefusalReply.of(new Refusal.Ambiguous(), CurrentRequest.id(context)).send(context);
        }
    }

    private void byHost(RoutingContext context, HostName host, String target) {
        if (HostNames.isIssuer(context.request(), publicUrl)) {
            ours(context, EncodedTarget.of(target));
        } else if (!host.value().equals(publicUrl.hostname()) && handoff.isAt(host, pathOf(target))) {
            handoff.serve(context, host);
        } else if (!host.value().equals(publicUrl.hostname()) && routes.table().isProxied(host)) {
            proxy.serve(context);
        } else {
            UnknownHost.reply(context, routes.table().knows(host), publicUrl.issuer()).send(context);
        }
    }

    /** What is written in another form than our pages expect starts anew in theirs. */
    private static void ours(RoutingContext context, String target) {
        if (target.equals(context.request().uri())) {
            context.next();
        } else {
            context.reroute(target);
        }
    }

    private static String pathOf(String target) {
        var mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }
}
