package dev.gatehouse.oidc.authorize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.gatehouse.oidc.request.ResponseMode;
import dev.gatehouse.platform.http.SecurityHeadersFilter;
import io.vertx.ext.web.RoutingContext;

/**
 * Puts an answer on the wire. A redirect is a 303 and never a 307, which would carry a form of ours on to the application (RFC
 * 9700 §4.12); a form goes out by a script of ours and without inline script.
 */
@ApplicationScoped
class AuthorizationResponseWriter {

    Response write(AuthorizationResponse answer, RoutingContext exchange) {
        return switch (answer) {
            case AuthorizationResponse.Page detour -> seeOther(detour.location());
            case AuthorizationResponse.Redirect back when back.to().mode() == ResponseMode.FORM_POST -> form(back, exchange);
            case AuthorizationResponse.Redirect back -> seeOther(withQuery(back));
        };
    }

    private static Response seeOther(String location) {
        return Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, location)
                .header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private static Response form(AuthorizationResponse.Redirect back, RoutingContext exchange) {
        SecurityHeadersFilter.allowFormAction(exchange, back.to().formAction());
        return Response.ok(FormPostPage.show(back.to().redirectUri(), back.parameters()), MediaType.TEXT_HTML)
                .header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private static String withQuery(AuthorizationResponse.Redirect back) {
        String uri = back.to().redirectUri();
        String query = back.parameters().entrySet().stream().map(AuthorizationResponseWriter::encoded)
                .collect(Collectors.joining("&"));
        return uri + (uri.indexOf('?') < 0 ? "?" : uri.endsWith("?") || uri.endsWith("&") ? "" : "&") + query;
    }

    private static String encoded(Map.Entry<String, String> parameter) {
        return parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), UTF_8);
    }
}
