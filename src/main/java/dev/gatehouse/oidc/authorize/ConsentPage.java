package dev.gatehouse.oidc.authorize;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.gatehouse.account.session.CurrentSession;
import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.oidc.request.RequestUri;
import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.http.SecurityHeadersFilter;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Asks the person whether an application may have what it asks for. The handle is bound to the person's session and was never
 * in
 * anybody else's hands, so that no other site can say yes in their name.
 */
@Path("/consent")
@PermitAll
public class ConsentPage {

    private final ConsentDecision consenting;
    private final CurrentSession session;
    private final AuthorizationResponseWriter writer;
    private final ScopeDescriptions words;

    ConsentPage(ConsentDecision consenting, CurrentSession session, AuthorizationResponseWriter writer,
            ScopeDescriptions words) {
        this.consenting = consenting;
        this.session = session;
        this.writer = writer;
        this.words = words;
    }

    @CheckedTemplate(basePath = "oidc", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        static native TemplateInstance consent(String client, String person, List<String> scopes, boolean offline,
                String handle, String host);

        private Templates() {
        }
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Uni<Response> ask(@QueryParam("handle") String handle, RoutingContext exchange) {
        var asked = required(handle);
        return consenting.question(asked, session.find()).map(question -> {
            SecurityHeadersFilter.allowFormAction(exchange, question.to().formAction());
            Scopes scopes = question.request().scopes();
            return Response.ok(Templates.consent(question.client().name(), session.require().name(), words.of(scopes),
                    scopes.contains(Scopes.OFFLINE_ACCESS), asked.token().value(), question.to().place()))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store").build();
        });
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> decide(@FormParam("handle") String handle, @FormParam("decision") String decision,
            RoutingContext exchange) {
        var asked = required(handle);
        return switch (decision) {
            case "allow" -> consenting.allow(asked, session.find()).map(answer -> writer.write(answer, exchange));
            case "deny" -> consenting.deny(asked, session.find()).map(answer -> writer.write(answer, exchange));
            case null, default -> throw Problem.badRequest("no-decision", "Choose to allow it or not, then go on.");
        };
    }

    private static RequestUri required(String handle) {
        if (handle == null || handle.isBlank()) {
            throw Problem.badRequest("no-request",
                    "There is no app waiting for your answer. Go back to the app and start again.");
        }
        return RequestUri.of(handle);
    }
}
