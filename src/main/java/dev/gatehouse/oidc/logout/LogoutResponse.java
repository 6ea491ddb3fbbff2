package dev.gatehouse.oidc.logout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

import dev.gatehouse.account.session.SessionTermination;
import dev.gatehouse.platform.http.SecurityHeadersFilter;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;

/** The end of a logout: back to the application, the page that says so, or the question before. */
@ApplicationScoped
class LogoutResponse {

    private final SessionTermination sessions;

    LogoutResponse(SessionTermination sessions) {
        this.sessions = sessions;
    }

    @CheckedTemplate(basePath = "oidc", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        static native TemplateInstance logout(String person, @Nullable String client, String handle);

        static native TemplateInstance signedOut(boolean ended);

        private Templates() {
        }
    }

    Response write(LogoutOutcome outcome, RoutingContext exchange) {
        return switch (outcome) {
            case LogoutOutcome.SignedOut gone -> gone.redirectUri().map(uri -> seeOther(uri.value()))
                    .orElseGet(() -> Response.ok(Templates.signedOut(gone.ended()), MediaType.TEXT_HTML))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store").cookie(sessions.clearingCookie()).build();
            case LogoutOutcome.ConfirmationNeeded ask -> {
                ask.redirectUri().ifPresent(uri -> SecurityHeadersFilter.allowFormAction(exchange, uri.formAction()));
                yield Response.ok(Templates.logout(ask.person(), ask.client().orElse(null), ask.pending().handle()),
                        MediaType.TEXT_HTML).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
            }
        };
    }

    static Response.ResponseBuilder seeOther(String location) {
        return Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, location);
    }
}
