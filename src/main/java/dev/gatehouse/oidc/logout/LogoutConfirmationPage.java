package dev.gatehouse.oidc.logout;

import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.gatehouse.account.session.CurrentSession;
import dev.gatehouse.oidc.request.PendingRequests;
import dev.gatehouse.oidc.request.RequestUri;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * The person's yes to a logout that nobody vouches for. It is a page like others and no endpoint with a CSRF rule of its own,
 * so the CSRF filter stands before it.
 */
@Path("/logout/confirm")
@PermitAll
public class LogoutConfirmationPage {

    private final EndSession endSession;
    private final CurrentSession session;
    private final LogoutResponse responses;

    LogoutConfirmationPage(EndSession endSession, CurrentSession session, LogoutResponse responses) {
        this.endSession = endSession;
        this.session = session;
        this.responses = responses;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> confirm(@FormParam("handle") String handle, RoutingContext exchange) {
        return endSession.confirm(RequestUri.of(Optional.ofNullable(handle).orElseThrow(PendingRequests::gone)),
                session.find()).map(outcome -> responses.write(outcome, exchange));
    }
}
