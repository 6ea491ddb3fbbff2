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
 * The person's yes to a logout that nobody vouches for. It lies outside of {@code /oauth2}, so that the guard against
 * cross-site
 * writes stands before it.
 */
@Path("/logout/confirm")
@PermitAll
public class LogoutConfirmationPage {

    private final EndSession loggingOut;
    private final CurrentSession session;
    private final LogoutResponse farewells;

    LogoutConfirmationPage(EndSession loggingOut, CurrentSession session, LogoutResponse farewells) {
        this.loggingOut = loggingOut;
        this.session = session;
        this.farewells = farewells;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> confirm(@FormParam("handle") String handle, RoutingContext exchange) {
        return loggingOut.confirm(RequestUri.of(Optional.ofNullable(handle).orElseThrow(PendingRequests::isOver)),
                session.find()).map(farewell -> farewells.answer(farewell, exchange));
    }
}
