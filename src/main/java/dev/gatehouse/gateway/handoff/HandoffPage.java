package dev.gatehouse.gateway.handoff;

import java.time.Clock;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.gatehouse.account.LoginRedirect;
import dev.gatehouse.account.session.CurrentSession;
import dev.gatehouse.account.session.SignedIn;
import dev.gatehouse.gateway.Refusal;
import dev.gatehouse.gateway.caller.CallerResolver;
import dev.gatehouse.gateway.route.CurrentRoutes;
import dev.gatehouse.gateway.session.HostOrigins;
import dev.gatehouse.gateway.session.SignInRedirect;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.ReturnTo;
import dev.gatehouse.platform.reply.Replies;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * The middle of a hand-off, at the issuer: whoever comes from a protected host is signed in, or confirms who they are where the
 * page they want asks for it, and goes back with a code.
 */
@Path(Destination.PATH)
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class HandoffPage {

    private final SessionHandoff handoff;
    private final CurrentSession current;
    private final CurrentRoutes routes;
    private final CallerResolver callers;
    private final LoginRedirect login;
    private final HostOrigins origins;
    private final HandoffLimit limit;
    private final Clock clock;

    HandoffPage(SessionHandoff handoff, CurrentSession current, CurrentRoutes routes, CallerResolver callers,
            LoginRedirect login, HostOrigins origins, HandoffLimit limit, Clock clock) {
        this.handoff = handoff;
        this.current = current;
        this.routes = routes;
        this.callers = callers;
        this.login = login;
        this.origins = origins;
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * Signs in, or sends back.
     *
     * @param confirmed whether the person was just asked to confirm who they are
     */
    @GET
    public Uni<Response> handOff(@RestQuery @Nullable String host, @RestQuery @Nullable String target,
            @RestQuery @Nullable String browser, @RestQuery boolean confirmed, @Context RoutingContext context) {
        limit.take(context).ifPresent(wait -> {
            throw Problem.tooMany(wait);
        });
        var destination = host == null || target == null || browser == null ? unknown() : known(host, target, browser);
        return current.find().map(person -> goOn(person, destination, confirmed))
                .orElseGet(() -> Uni.createFrom().item(signIn(destination)));
    }

    /** A host that some route names: nobody is sent anywhere else. */
    private Destination known(String host, String target, String browser) {
        return Destination.parse(host, target, browser)
                .filter(to -> routes.table().namesExactly(to.request().host()) && !origins.isIssuers(to.request().host()))
                .orElseGet(HandoffPage::unknown);
    }

    private static Destination unknown() {
        throw Problem.badRequest("unknown-destination", "This address leads to no site that we know. Nothing was sent there. "
                + "Open the page you wanted once more.");
    }

    private Response signIn(Destination destination) {
        return Replies.seeOther(login.to(new ReturnTo(destination.path())));
    }

    private Uni<Response> goOn(SignedIn person, Destination destination, boolean confirmed) {
        if (!asksForMore(person, destination)) {
            return handoff.issue(person, destination)
                    .map(code -> code.map(made -> Replies.seeOther(back(destination, made)))
                            .orElseGet(() -> signIn(destination)));
        }
        if (confirmed) {
            throw Problem.forbidden("stronger-passkey-needed", "You confirmed who you are, but the page you wanted asks for a"
                    + " stronger passkey than the one you used. Try again with a security key, or ask who runs that site.");
        }
        return Uni.createFrom().item(Replies.seeOther(login.again(new ReturnTo(destination.confirmedPath()))));
    }

    /** Whether the page that they want would ask this person to confirm who they are (RFC 9470). */
    private boolean asksForMore(SignedIn person, Destination destination) {
        return routes.table().find(destination.request())
                .flatMap(route -> route.policy().judge(callers.caller(person), clock.instant()))
                .filter(Refusal.StepUp.class::isInstance).isPresent();
    }

    private String back(Destination destination, OpaqueToken code) {
        return origins.of(destination.request().host()) + SignInRedirect.PATH + "?code=" + code.value();
    }
}
