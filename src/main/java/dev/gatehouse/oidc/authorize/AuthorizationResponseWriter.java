package dev.gatehouse.oidc.authorize;

import java.util.Map;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.gatehouse.oidc.request.ResponseMode;
import dev.gatehouse.platform.http.SecurityHeadersFilter;
import dev.gatehouse.platform.reply.Replies;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;

/**
 * Puts a response on the wire. A redirect is a 303 and never a 307, which would carry a form of ours on to the application (RFC
 * 9700 §4.12); a form goes out by a script of ours and without inline script (OAuth 2.0 Form Post Response Mode §2).
 */
final class AuthorizationResponseWriter {

    @CheckedTemplate(basePath = "oidc", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        static native TemplateInstance formPost(String action, Map<String, String> parameters);

        private Templates() {
        }
    }

    private AuthorizationResponseWriter() {
    }

    static Response write(AuthorizationResponse response, RoutingContext exchange) {
        return switch (response) {
            case AuthorizationResponse.Page page -> Replies.seeOther(page.location());
            case AuthorizationResponse.Redirect redirect when redirect.to().mode() == ResponseMode.FORM_POST ->
                form(redirect, exchange);
            case AuthorizationResponse.Redirect redirect -> Replies.seeOther(redirect.to().uri().with(redirect.parameters()));
        };
    }

    private static Response form(AuthorizationResponse.Redirect redirect, RoutingContext exchange) {
        SecurityHeadersFilter.allowFormAction(exchange, redirect.to().uri().formAction());
        return Replies.unstored(
                Response.ok(Templates.formPost(redirect.to().uri().value(), redirect.parameters()), MediaType.TEXT_HTML))
                .build();
    }
}
