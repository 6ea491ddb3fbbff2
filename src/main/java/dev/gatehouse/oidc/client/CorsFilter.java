package dev.gatehouse.oidc.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jspecify.annotations.Nullable;

import dev.gatehouse.oidc.PossessionProofs;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.endpoint.Endpoint.Trait;
import dev.gatehouse.platform.endpoint.Endpoints;
import dev.gatehouse.platform.http.CorsProtocol;
import dev.gatehouse.platform.http.FilterOrder;
import dev.gatehouse.platform.http.HostNames;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Which scripts of other origins may read our responses (Fetch, CORS protocol). What is published is for everybody. Where
 * clients bring codes and tokens, a preflight, which names no client, is allowed for the origins of all of them, and so is a
 * refusal before the client is known; any other response is only for the origins of the client that it is for. The
 * authorization endpoint is for none (RFC 9700 §2.6). Credentials are never allowed: cookies have no meaning there.
 */
@ApplicationScoped
public class CorsFilter {

    private static final int NO_CONTENT = 204;
    private static final int FIRST_REFUSAL = 400;
    private static final String CLIENT_IS_KNOWN = CorsFilter.class.getName() + ".client";

    private final CurrentClients clients;
    private final CurrentVertxRequest current;
    private final PublicUrl publicUrl;
    private final Endpoints endpoints;

    CorsFilter(CurrentClients clients, CurrentVertxRequest current, PublicUrl publicUrl, Endpoints endpoints) {
        this.endpoints = endpoints;
        this.clients = clients;
        this.current = current;
        this.publicUrl = publicUrl;
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, FilterOrder.CORS);
    }

    /** Lets a script of this client's own origins read the response that is being made. */
    public void allow(Client client) {
        RoutingContext exchange = current.getCurrent();
        exchange.put(CLIENT_IS_KNOWN, true);
        String origin = exchange.request().getHeader("Origin");
        if (origin != null && endpoints.has(exchange, Trait.CORS_CLIENTS) && client.origins().contains(origin)) {
            allow(exchange.response(), origin);
        }
    }

    private void filter(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        boolean forClients = endpoints.has(exchange, Trait.CORS_CLIENTS);
        boolean published = endpoints.has(exchange, Trait.CORS_ANYBODY);
        if (!forClients && !published || !HostNames.isIssuer(request, publicUrl)) {
            exchange.next();
            return;
        }
        if (published) {
            exchange.response().putHeader("Access-Control-Allow-Origin", "*");
        } else {
            exchange.response().putHeader("Vary", "Origin");
            exchange.addHeadersEndHandler(sent -> allowRefusal(exchange));
        }
        if (CorsProtocol.isPreflight(request)) {
            preflight(exchange, forClients);
        } else {
            exchange.next();
        }
    }

    private void preflight(RoutingContext exchange, boolean forClients) {
        String origin = exchange.request().getHeader("Origin");
        HttpServerResponse response = exchange.response().setStatusCode(NO_CONTENT)
                .putHeader("Access-Control-Allow-Methods", forClients ? "GET, POST" : "GET")
                .putHeader("Access-Control-Allow-Headers",
                        "Authorization, Content-Type, " + String.join(", ", PossessionProofs.HEADERS))
                .putHeader("Access-Control-Max-Age", CorsProtocol.MAX_AGE);
        if (forClients && isOfSomeClient(origin)) {
            allow(response, origin);
        }
        response.end();
    }

    /** Without it a script could not tell a token that is over from a network that is away; it tells nobody's secret. */
    private void allowRefusal(RoutingContext exchange) {
        String origin = exchange.request().getHeader("Origin");
        if (exchange.response().getStatusCode() >= FIRST_REFUSAL && exchange.get(CLIENT_IS_KNOWN) == null
                && isOfSomeClient(origin)) {
            allow(exchange.response(), origin);
        }
    }

    private boolean isOfSomeClient(@Nullable String origin) {
        return origin != null && clients.all().stream().anyMatch(client -> client.origins().contains(origin));
    }

    private static void allow(HttpServerResponse response, String origin) {
        response.putHeader("Access-Control-Allow-Origin", origin)
                .putHeader("Access-Control-Expose-Headers", CorsProtocol.EXPOSED_HEADERS);
    }
}
