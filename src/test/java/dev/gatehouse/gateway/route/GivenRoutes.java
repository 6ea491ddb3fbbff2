package dev.gatehouse.gateway.route;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.policy.PolicyText;

/** Routes of one test in place of those of the file. */
@ApplicationScoped
public class GivenRoutes {

    private final CurrentRoutes routes;
    private final PublicUrl publicUrl;
    private RouteTable before;

    GivenRoutes(CurrentRoutes routes, PublicUrl publicUrl) {
        this.routes = routes;
        this.publicUrl = publicUrl;
    }

    public void use(String yaml) {
        before = before == null ? routes.table() : before;
        routes.replace(RouteSection.read(PolicyText.parse(yaml), publicUrl.issuer(), publicUrl.hostname()));
    }

    public void restore() {
        if (before != null) {
            routes.replace(before);
            before = null;
        }
    }
}
