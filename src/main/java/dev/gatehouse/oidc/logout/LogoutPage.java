package dev.gatehouse.oidc.logout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.gatehouse.account.session.CurrentSession;
import dev.gatehouse.account.session.SessionEnding;
import dev.gatehouse.oidc.request.RequestHandle;
import dev.gatehouse.oidc.request.StoredRequests;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.SecurityHeaders;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** The end-session endpoint, by GET and by POST, and the question before a logout that nobody vouches for. */
@Path("/")
@PermitAll
public class LogoutPage {

    private final LoggingOut loggingOut;
    private final CurrentSession session;
    private final SessionEnding ending;
    private final PublicUrl publicUrl;

    LogoutPage(LoggingOut loggingOut, CurrentSession session, SessionEnding ending, PublicUrl publicUrl) {
        this.loggingOut = loggingOut;
        this.session = session;
        this.ending = ending;
        this.publicUrl = publicUrl;
    }

    @CheckedTemplate(basePath = "oidc", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        static native TemplateInstance logout(String person, String client, String handle);

        static native TemplateInstance signedOut();

        private Templates() {
        }
    }

    @GET
    @Path("oauth2/logout")
    public Uni<Response> get(@QueryParam("handle") String handle, RoutingContext exchange) {
        Uni<String> parameters = handle == null ? Uni.createFrom().item(exchange.request().query())
                : loggingOut.posted(RequestHandle.of(handle));
        return parameters.chain(sent -> loggingOut.visit(sent, session.find())).map(farewell -> write(farewell, exchange));
    }

    @POST
    @Path("oauth2/logout")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> post(String form) {
        return loggingOut.post(form).map(handle -> seeOther(
                publicUrl.at("/oauth2/logout?handle=" + URLEncoder.encode(handle.token().value(), UTF_8))).build());
    }

    /** Outside of {@code /oauth2}, so that the guard against cross-site writes stands before it. */
    @POST
    @Path("logout/confirm")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> confirm(@FormParam("handle") String handle, RoutingContext exchange) {
        return loggingOut.confirm(RequestHandle.of(Optional.ofNullable(handle).orElseThrow(StoredRequests::isOver)),
                session.find()).map(farewell -> write(farewell, exchange));
    }

    private Response write(Farewell farewell, RoutingContext exchange) {
        return switch (farewell) {
            case Farewell.Gone gone -> gone.goOn().map(LogoutPage::seeOther)
                    .orElseGet(() -> Response.ok(Templates.signedOut(), MediaType.TEXT_HTML))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store").cookie(ending.clearingCookie()).build();
            case Farewell.Ask ask -> {
                ask.goOn().map(URI::create).filter(uri -> uri.getRawAuthority() != null).ifPresent(uri -> SecurityHeaders
                        .allowFormAction(exchange, uri.getScheme() + "://" + uri.getRawAuthority()));
                yield Response.ok(Templates.logout(ask.person(), ask.client().orElse(null), ask.handle().token().value()),
                        MediaType.TEXT_HTML).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
            }
        };
    }

    private static Response.ResponseBuilder seeOther(String location) {
        return Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, location);
    }
}
