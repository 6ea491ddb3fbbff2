package dev.gatehouse.oidc.logout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.gatehouse.account.session.CurrentSession;
import dev.gatehouse.oidc.request.RequestHandle;
import dev.gatehouse.platform.PublicUrl;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** The end-session endpoint, by GET and by POST (RP-Initiated Logout §2). */
@Path("/oauth2/logout")
@PermitAll
public class LogoutPage {

    private final LoggingOut loggingOut;
    private final CurrentSession session;
    private final FarewellPage farewells;
    private final PublicUrl publicUrl;

    LogoutPage(LoggingOut loggingOut, CurrentSession session, FarewellPage farewells, PublicUrl publicUrl) {
        this.loggingOut = loggingOut;
        this.session = session;
        this.farewells = farewells;
        this.publicUrl = publicUrl;
    }

    @GET
    public Uni<Response> get(@QueryParam("handle") String handle, RoutingContext exchange) {
        Uni<String> parameters = handle == null ? Uni.createFrom().item(exchange.request().query())
                : loggingOut.posted(RequestHandle.of(handle));
        return parameters.chain(sent -> loggingOut.visit(sent, session.find()))
                .map(farewell -> farewells.answer(farewell, exchange));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> post(String form) {
        return loggingOut.post(form).map(handle -> FarewellPage.seeOther(
                publicUrl.at("/oauth2/logout?handle=" + URLEncoder.encode(handle.token().value(), UTF_8))).build());
    }
}
