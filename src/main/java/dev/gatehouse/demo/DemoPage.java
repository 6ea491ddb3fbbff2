package dev.gatehouse.demo;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.http.SecurityHeadersFilter;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;

/**
 * The page of the demo app. Everything it does happens in its script, through the public endpoints: the server gives it
 * three addresses and no secret. {@code /demo/callback} is the same page; the script finds the response in its address.
 */
@Path("/demo")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class DemoPage {

    private final DemoConfig config;
    private final PublicUrl publicUrl;

    DemoPage(DemoConfig config, PublicUrl publicUrl) {
        this.config = config;
        this.publicUrl = publicUrl;
    }

    @CheckedTemplate(basePath = "demo")
    static class Templates {

        static native TemplateInstance demo(String issuer, String api);

        private Templates() {
        }
    }

    @GET
    public TemplateInstance show(RoutingContext exchange) {
        if (!config.enabled()) {
            throw Problem.notFound();
        }
        String api = publicUrl.below("api"); // the host that the demo's policy has routes for
        SecurityHeadersFilter.allowConnect(exchange, api);
        return Templates.demo(publicUrl.issuer(), api);
    }

    @GET
    @Path("/callback")
    public TemplateInstance callback(RoutingContext exchange) {
        return show(exchange);
    }
}
