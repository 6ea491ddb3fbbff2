package dev.gatehouse.gateway.proxy;

import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.gateway.Decision;
import dev.gatehouse.gateway.LimitStatus;
import dev.gatehouse.gateway.Refusal;
import dev.gatehouse.gateway.check.Gatekeeper;
import dev.gatehouse.gateway.check.Reading;
import dev.gatehouse.gateway.door.DoorReply;
import dev.gatehouse.gateway.door.RefusalReply;
import dev.gatehouse.gateway.door.ReplyLoop;
import dev.gatehouse.gateway.door.RequestReader;
import dev.gatehouse.gateway.route.CurrentRoutes;
import dev.gatehouse.gateway.route.Route;
import dev.gatehouse.platform.CurrentRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** The identity-aware proxy: judges what arrives for a route with an upstream, and passes on what is allowed. */
@ApplicationScoped
public class ReverseProxy {

    private final Gatekeeper gatekeeper;
    private final CurrentRoutes routes;
    private final RequestReader reader;
    private final UpstreamCalls upstreams;

    ReverseProxy(Gatekeeper gatekeeper, CurrentRoutes routes, RequestReader reader, UpstreamCalls upstreams) {
        this.gatekeeper = gatekeeper;
        this.routes = routes;
        this.reader = reader;
        this.upstreams = upstreams;
    }

    public void serve(RoutingContext context) {
        var request = context.request();
        if (request.headers().contains(HttpHeaders.UPGRADE) && !WebSocketHandshake.isAsked(request)) {
            noUpgrade(context);
            return;
        }
        request.pause();
        var method = CorsResponse.preflightOf(request);
        var asked = method.map(name -> Reading.of(routes.table(), () -> reader.arrivedAs(name, request)));
        var cors = asked.flatMap(Reading::route).flatMap(Route::cors);
        if (cors.isPresent()) {
            // Only a route with CORS replies for the method that a preflight asks about; to any other it is a request like all.
            request.resume();
            CorsResponse.preflight(request.headers(), cors.get(), method.get()).send(context);
        } else {
            judge(context, asked.filter(Reading.Ambiguous.class::isInstance)
                    .orElseGet(() -> Reading.of(routes.table(), () -> reader.arrived(request))));
        }
    }

    private void judge(RoutingContext context, Reading reading) {
        var route = reading.route();
        route.flatMap(Route::cors).ifPresent(cors -> context.response().headers()
                .addAll(CorsResponse.headers(context.request().headers(), cors)));
        var loop = new ReplyLoop(context);
        gatekeeper.judge(reading, CurrentRequest.id(context))
                .onSuccess(decision -> loop.run(() -> reply(context, route, decision)))
                .onFailure(failure -> loop.run(() -> {
                    context.request().resume();
                    context.fail(500, failure);
                }));
    }

    private void reply(RoutingContext context, Optional<Route> route, Decision decision) {
        switch (decision) {
            case Decision.Allow allow -> route.ifPresentOrElse(allowed -> {
                context.response().headers().addAll(LimitStatus.fields(allow.limits()));
                pass(context, allowed, allow.identity());
            }, () -> refuse(context, new Refusal.Forbidden()));
            case Decision.Challenge challenge -> {
                context.request().resume();
                DoorReply.redirect(challenge.login()).send(context);
            }
            case Decision.Refuse refuse -> refuse(context, refuse.refusal());
        }
    }

    private void pass(RoutingContext context, Route route, Map<String, String> identity) {
        if (route.upstream().isEmpty()) {
            refuse(context, new Refusal.Forbidden());
        } else if (!WebSocketHandshake.isAsked(context.request())) {
            upstreams.pass(context, route, route.upstream().get(), identity);
        } else if (!route.upstream().get().websocket()) {
            context.request().resume();
            noUpgrade(context);
        } else if (!WebSocketHandshake.isFromHere(context.request(), route.cors())) {
            refuse(context, new Refusal.Forbidden());
        } else {
            upstreams.pass(context, route, route.upstream().get(), identity);
        }
    }

    private static void noUpgrade(RoutingContext context) {
        DoorReply.problem(501, "no-upgrade", "No upgrade",
                "Upgrades are not passed on here, but for WebSockets where the route says so.", CurrentRequest.id(context))
                .send(context);
    }

    private static void refuse(RoutingContext context, Refusal refusal) {
        context.request().resume();
        RefusalReply.of(refusal, CurrentRequest.id(context)).send(context);
    }
}
