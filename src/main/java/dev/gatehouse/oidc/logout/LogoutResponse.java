package dev.gatehouse.oidc.logout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

import dev.gatehouse.account.session.SessionTermination;
import dev.gatehouse.platform.http.SecurityHeadersFilter;
import dev.gatehouse.platform.reply.Replies;
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
            case LogoutOutcome.SignedOut gone ->
                gone.redirectUri().map(uri -> Replies.seeOther(uri.value(), sessions.clearingCookie()))
                        .orElseGet(() -> page(Templates.signedOut(gone.ended())).cookie(sessions.clearingCookie()).build());
            case LogoutOutcome.ConfirmationNeeded ask -> {
                ask.redirectUri().ifPresent(uri -> SecurityHeadersFilter.allowFormAction(exchange, uri.formAction()));
                yield page(Templates.logout(ask.person(), ask.client().orElse(null), ask.pending().handle())).build();
            }
        };
    }

    private static Response.ResponseBuilder page(TemplateInstance page) {
        return Replies.unstored(Response.ok(page, MediaType.TEXT_HTML));
    }
}
