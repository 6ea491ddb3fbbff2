package dev.gatehouse.oidc.logout;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.gatehouse.account.session.SessionTermination;
import dev.gatehouse.platform.http.SecurityHeadersFilter;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;

/** The end of a logout: back to the application, the page that says so, or the question before. */
@ApplicationScoped
class LogoutResponse {

    private final SessionTermination ending;

    LogoutResponse(SessionTermination ending) {
        this.ending = ending;
    }

    @CheckedTemplate(basePath = "oidc", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {

        static native TemplateInstance logout(String person, String client, String handle);

        static native TemplateInstance signedOut(boolean ended);

        private Templates() {
        }
    }

    Response answer(LogoutOutcome farewell, RoutingContext exchange) {
        return switch (farewell) {
            case LogoutOutcome.SignedOut gone -> gone.goOn().map(LogoutResponse::seeOther)
                    .orElseGet(() -> Response.ok(Templates.signedOut(gone.ended()), MediaType.TEXT_HTML))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store").cookie(ending.clearingCookie()).build();
            case LogoutOutcome.ConfirmationNeeded ask -> {
                ask.goOn().map(URI::create).filter(uri -> uri.getRawAuthority() != null).ifPresent(uri -> SecurityHeadersFilter
                        .allowFormAction(exchange, uri.getScheme() + "://" + uri.getRawAuthority()));
                yield Response.ok(Templates.logout(ask.person(), ask.client().orElse(null), ask.handle().token().value()),
                        MediaType.TEXT_HTML).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
            }
        };
    }

    static Response.ResponseBuilder seeOther(String location) {
        return Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, location);
    }
}
