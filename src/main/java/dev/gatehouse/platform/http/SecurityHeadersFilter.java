package dev.gatehouse.platform.http;

import java.util.LinkedHashSet;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.gatehouse.platform.Front;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.endpoint.Endpoint;
import dev.gatehouse.platform.endpoint.Endpoints;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * The response headers of our own pages: no foreign script, style, frame or request, no sniffing, no referrer to others. They
 * never touch an answer of a host behind the gateway.
 */
@Front
@ApplicationScoped
public class SecurityHeadersFilter {

    private static final String FORM_ACTIONS = SecurityHeadersFilter.class.getName() + ".form-action";
    private static final String CONNECTS = SecurityHeadersFilter.class.getName() + ".connect";

    private final PublicUrl publicUrl;
    private final Endpoints endpoints;

    SecurityHeadersFilter(PublicUrl publicUrl, Endpoints endpoints) {
        this.publicUrl = publicUrl;
        this.endpoints = endpoints;
    }

    /**
     * Lets the form of this response end in a redirect to {@code origin}: Chromium applies {@code form-action} to the redirect
     * after a POST too. Give an origin, or a scheme with its colon for an app's private scheme.
     */
    public static void allowFormAction(RoutingContext context, String origin) {
        add(context, FORM_ACTIONS, origin);
    }

    /** Lets scripts of this response call {@code origin}. */
    public static void allowConnect(RoutingContext context, String origin) {
        add(context, CONNECTS, origin);
    }

    void register(@Observes Filters filters) {
        filters.register(this::onIssuerHost, FilterOrder.SECURITY_HEADERS);
    }

    private void onIssuerHost(RoutingContext context) {
        if (HostNames.isIssuer(context.request(), publicUrl)) {
            context.addHeadersEndHandler(sent -> write(context, context.response()));
        }
        context.next();
    }

    private void write(RoutingContext context, HttpServerResponse response) {
        var headers = response.headers();
        headers.set("Content-Security-Policy", policy(context));
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        // Nothing to other sites. With no-referrer our own forms would come with Origin: null (Fetch §3.2) and look foreign.
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy",
                endpoints.has(context, Endpoint.Trait.POP_UP) ? "unsafe-none" : "same-origin");
        headers.set("Permissions-Policy",
                "publickey-credentials-get=(self), publickey-credentials-create=(self), camera=(), geolocation=(), microphone=()");
        if (publicUrl.secure()) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private static String policy(RoutingContext context) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"
                + origins(context, CONNECTS) + "; form-action 'self'" + origins(context, FORM_ACTIONS)
                + "; frame-ancestors 'none'; base-uri 'none'";
    }

    private static void add(RoutingContext context, String key, String origin) {
        if (origin.chars().anyMatch(c -> c <= 0x20 || c >= 0x7F || c == ';' || c == ',' || c == '\'')) {
            throw new IllegalArgumentException("not an origin");
        }
        Set<String> origins = context.get(key);
        if (origins == null) {
            origins = new LinkedHashSet<>();
            context.put(key, origins);
        }
        origins.add(origin);
    }

    private static String origins(RoutingContext context, String key) {
        Set<String> origins = context.get(key);
        return origins == null ? "" : " " + String.join(" ", origins);
    }
}
