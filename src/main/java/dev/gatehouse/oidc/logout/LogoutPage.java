package dev.gatehouse.oidc.logout;

import java.time.Duration;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.gatehouse.account.session.CurrentSession;
import dev.gatehouse.oidc.OidcPaths;
import dev.gatehouse.oidc.request.RequestUri;
import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.limit.RateLimiter;
import dev.gatehouse.platform.network.ClientAddress;
import dev.gatehouse.platform.reply.Replies;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** The end-session endpoint, by GET and by POST (RP-Initiated Logout §2). */
@Path(OidcPaths.LOGOUT)
@PermitAll
public class LogoutPage {

    /** Requests of strangers are stored while they wait; a peer may be a proxy for many. */
    private static final RateLimiter.Limit LIMIT = new RateLimiter.Limit("logout", 600, Duration.ofSeconds(10));
    /** As much as fits into an address, where the same request may stand too. */
    private static final int LONGEST = 8 * 1024;

    private final EndSession endSession;
    private final CurrentSession session;
    private final LogoutResponse responses;
    private final PublicUrl publicUrl;
    private final RateLimiter limiter;
    private final ClientAddress address;

    LogoutPage(EndSession endSession, CurrentSession session, LogoutResponse responses, PublicUrl publicUrl,
            RateLimiter limiter, ClientAddress address) {
        this.endSession = endSession;
        this.session = session;
        this.responses = responses;
        this.publicUrl = publicUrl;
        this.limiter = limiter;
        this.address = address;
    }

    @GET
    public Uni<Response> get(@QueryParam("handle") String handle, RoutingContext exchange) {
        bound(exchange);
        Uni<String> parameters = handle == null ? Uni.createFrom().item(exchange.request().query())
                : endSession.posted(RequestUri.of(handle));
        return parameters.chain(sent -> endSession.get(sent, session.find()))
                .map(outcome -> responses.write(outcome, exchange));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> post(String form, RoutingContext exchange) {
        bound(exchange);
        if (form.length() > LONGEST) {
            throw Problem.badRequest("wrong-logout-request",
                    "The app that sent you here asked for too much at once, so you are still signed in. You can sign out on "
                            + "your account page.");
        }
        return endSession.post(form)
                .map(pending -> Replies.seeOther(publicUrl.at(OidcPaths.LOGOUT + "?handle=" + pending.handle())));
    }

    private void bound(RoutingContext exchange) {
        limiter.take(LIMIT, address.of(exchange)).ifPresent(wait -> {
            throw Problem.tooMany(wait);
        });
    }
}
