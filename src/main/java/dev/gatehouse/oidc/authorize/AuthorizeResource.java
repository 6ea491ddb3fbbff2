package dev.gatehouse.oidc.authorize;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.gatehouse.account.session.CurrentSession;
import dev.gatehouse.oidc.OidcPaths;
import dev.gatehouse.oidc.request.PendingRequestLimit;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** The authorization endpoint (RFC 6749 §3.1), by GET and by POST. It has no CORS: a script has no business here. */
@Path(OidcPaths.AUTHORIZE)
@PermitAll
public class AuthorizeResource {

    private final AuthorizationEndpoint endpoint;
    private final CurrentSession session;
    private final PendingRequestLimit limit;

    AuthorizeResource(AuthorizationEndpoint endpoint, CurrentSession session, PendingRequestLimit limit) {
        this.endpoint = endpoint;
        this.session = session;
        this.limit = limit;
    }

    @GET
    public Uni<Response> get(RoutingContext exchange) {
        limit.take(OidcPaths.AUTHORIZE, exchange);
        return endpoint.get(exchange.request().query(), session.find())
                .map(response -> AuthorizationResponseWriter.write(response, exchange));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> post(String form, RoutingContext exchange) {
        limit.take(OidcPaths.AUTHORIZE, exchange);
        return endpoint.post(form).map(response -> AuthorizationResponseWriter.write(response, exchange));
    }
}
