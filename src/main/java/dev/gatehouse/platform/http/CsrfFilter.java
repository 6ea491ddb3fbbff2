package dev.gatehouse.platform.http;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.reply.ProblemReply;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Refuses a write that another site makes in a person's name: {@code Sec-Fetch-Site: cross-site} or {@code same-site}, or a
 * foreign {@code Origin}. The protocol endpoints under {@code /oauth2} and {@code /gateway} are called from other sites by
 * design and trust no cookie in a write; they are left to their own rules.
 */
@ApplicationScoped
final class CsrfFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> SAME = Set.of("same-origin", "none");
    private static final List<String> OWN_RULES = List.of("/oauth2/", "/gateway/");

    private final PublicUrl publicUrl;

    CsrfFilter(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    void register(@Observes Filters filters) {
        filters.register(this::guard, FilterOrder.CSRF);
    }

    private void guard(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean concerns = HostNames.isIssuer(request, publicUrl) && !SAFE.contains(request.method().name())
                && OWN_RULES.stream().noneMatch(context.normalizedPath()::startsWith);
        if (concerns && isForeign(request)) {
            ProblemReply.write(context, Problem.forbidden("cross-site",
                    "That request came from another site, so we did nothing. Open this page directly and try again."));
        } else {
            context.next();
        }
    }

    private boolean isForeign(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        return site != null && !SAME.contains(site) || origin != null && !origin.equals(publicUrl.issuer());
    }
}
