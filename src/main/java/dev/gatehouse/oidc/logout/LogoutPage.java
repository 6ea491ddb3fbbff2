package dev.gatehouse.oidc.logout;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

import dev.gatehouse.account.session.CurrentSession;
import dev.gatehouse.oidc.OidcPaths;
import dev.gatehouse.oidc.request.PendingRequestLimit;
import dev.gatehouse.oidc.request.RequestUri;
import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.reply.Replies;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** The end-session endpoint, by GET and by POST (RP-Initiated Logout §2). */
@Path(OidcPaths.LOGOUT)
@PermitAll
public class LogoutPage {

    /** As much as fits into an address, where the same request may stand too. */
    private static final int LONGEST = 8 * 1024;

    private final EndSession endSession;
    private final CurrentSession session;
    private final LogoutResponse responses;
    private final PublicUrl publicUrl;
    private final PendingRequestLimit limit;

    LogoutPage(EndSession endSession, CurrentSession session, LogoutResponse responses, PublicUrl publicUrl,
            PendingRequestLimit limit) {
        this.endSession = endSession;
        this.session = session;
        this.responses = responses;
        this.publicUrl = publicUrl;
        this.limit = limit;
    }

    @GET
    public Uni<Response> get(@QueryParam("handle") @Nullable String handle, RoutingContext exchange) {
        limit.take(OidcPaths.LOGOUT, exchange);
        Uni<String> parameters = handle == null ? Uni.createFrom().item(exchange.request().query())
                : endSession.posted(RequestUri.of(handle));
        return parameters.chain(sent -> endSession.get(sent, session.find()))
                .map(outcome -> responses.write(outcome, exchange));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> post(String form, RoutingContext exchange) {
        limit.take(OidcPaths.LOGOUT, exchange);
        if (form.length() > LONGEST) {
            throw Problem.badRequest("wrong-logout-request",
                    "The app that sent you here asked for too much at once, so you are still signed in. You can sign out on "
                            + "your account page.");
        }
        return endSession.post(form)
                .map(pending -> Replies.seeOther(publicUrl.at(OidcPaths.LOGOUT + "?handle=" + pending.handle())));
    }
}
