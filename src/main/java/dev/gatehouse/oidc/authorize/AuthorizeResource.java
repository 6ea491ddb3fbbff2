package dev.gatehouse.oidc.authorize;

import java.time.Duration;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.gatehouse.account.session.CurrentSession;
import dev.gatehouse.oidc.OidcPaths;
import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.limit.RateLimiter;
import dev.gatehouse.platform.network.ClientAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** The authorization endpoint (RFC 6749 §3.1), by GET and by POST. It has no CORS: a script has no business here. */
@Path(OidcPaths.AUTHORIZE)
@PermitAll
public class AuthorizeResource {

    /** Requests of strangers are stored while they sign in; a peer may be a proxy for many. */
    private static final RateLimiter.Limit LIMIT = new RateLimiter.Limit("authorize", 600, Duration.ofSeconds(10));

    private final AuthorizationEndpoint endpoint;
    private final CurrentSession session;
    private final RateLimiter limiter;
    private final ClientAddress address;

    AuthorizeResource(AuthorizationEndpoint endpoint, CurrentSession session, RateLimiter limiter,
            ClientAddress address) {
        this.endpoint = endpoint;
        this.session = session;
        this.limiter = limiter;
        this.address = address;
    }

    @GET
    public Uni<Response> get(RoutingContext exchange) {
        bound(exchange);
        return endpoint.get(exchange.request().query(), session.find())
                .map(response -> AuthorizationResponseWriter.write(response, exchange));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> post(String form, RoutingContext exchange) {
        bound(exchange);
        return endpoint.post(form).map(response -> AuthorizationResponseWriter.write(response, exchange));
    }

    private void bound(RoutingContext exchange) {
        limiter.take(LIMIT, address.of(exchange)).ifPresent(wait -> {
            throw Problem.tooMany(wait);
        });
    }
}
