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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

import dev.gatehouse.account.session.CurrentSession;
import dev.gatehouse.oidc.OidcPaths;
import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.oidc.request.RequestUri;
import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.http.SecurityHeadersFilter;
import dev.gatehouse.platform.reply.Replies;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Asks the person whether an application may have what it asks for. The handle is bound to the person's session and was never
 * in anybody else's hands, so that no other site can say yes in their name.
 */
@Path(OidcPaths.CONSENT)
@PermitAll
public class ConsentPage {

    private final ConsentDecision decisions;
    private final CurrentSession session;
    private final ScopeDescriptions descriptions;

    ConsentPage(ConsentDecision decisions, CurrentSession session, ScopeDescriptions descriptions) {
        this.decisions = decisions;
        this.session = session;
        this.descriptions = descriptions;
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
        var pending = require(handle);
        return decisions.question(pending, session.find()).map(request -> {
            var redirectUri = request.to().uri();
            SecurityHeadersFilter.allowFormAction(exchange, redirectUri.formAction());
            Scopes scopes = request.scopes();
            return Replies.page(Templates.consent(request.client().name(), session.require().name(), descriptions.of(scopes),
                    scopes.contains(Scopes.OFFLINE_ACCESS), pending.handle(), redirectUri.host()));
        });
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> decide(@FormParam("handle") String handle, @FormParam("decision") String decision,
            RoutingContext exchange) {
        var pending = require(handle);
        return switch (decision) {
            case "allow" -> decisions.allow(pending, session.find())
                    .map(response -> AuthorizationResponseWriter.write(response, exchange));
            case "deny" -> decisions.deny(pending, session.find())
                    .map(response -> AuthorizationResponseWriter.write(response, exchange));
            case null, default -> throw Problem.badRequest("no-decision", "Choose to allow it or not, then go on.");
        };
    }

    private static RequestUri require(@Nullable String handle) {
        if (handle == null || handle.isBlank()) {
            throw Problem.badRequest("no-request",
                    "There is no app waiting for your answer. Go back to the app and start again.");
        }
        return RequestUri.of(handle);
    }
}
