package dev.gatehouse.platform.http;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.endpoint.Endpoint;
import dev.gatehouse.platform.endpoint.Endpoints;
import dev.gatehouse.platform.reply.ProblemReply;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Refuses a write that another site makes in a person's name: {@code Sec-Fetch-Site: cross-site} or {@code same-site}, or a
 * foreign {@code Origin}. Endpoints of a protocol that other sites call by design are left to their own rules.
 */
@ApplicationScoped
final class CsrfFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final PublicUrl publicUrl;
    private final Endpoints endpoints;

    CsrfFilter(PublicUrl publicUrl, Endpoints endpoints) {
        this.publicUrl = publicUrl;
        this.endpoints = endpoints;
    }

    void register(@Observes Filters filters) {
        filters.register(this::guard, FilterOrder.CSRF);
    }

    private void guard(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean concerns = HostNames.isIssuer(request, publicUrl) && !SAFE.contains(request.method().name())
                && !endpoints.has(context, Endpoint.Trait.OWN_CSRF_RULE);
        if (concerns && FetchMetadata.of(request.headers()).isCrossOrigin(publicUrl.issuer())) {
            ProblemReply.write(context, Problem.forbidden("cross-site",
                    "That request came from another site, so we did nothing. Open this page directly and try again."));
        } else {
            context.next();
        }
    }
}
