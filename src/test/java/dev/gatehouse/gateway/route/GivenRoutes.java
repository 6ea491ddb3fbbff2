package dev.gatehouse.gateway.route;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.gateway.AccessRequest;
import dev.gatehouse.gateway.Credentials;
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

    /** One route that matches {@code GET https://gw.test/}. */
    public static Route route(String yaml) {
        return RouteSection.read(PolicyText.parse("[" + yaml + "]"), "https://id.test", "id.test", Map.of())
                .find(AccessRequest.of("GET", "gw.test", "/", Credentials.none(), false)).orElseThrow();
    }

    public void use(String yaml) {
        use(yaml, Map.of());
    }

    /** @param outside the issuers that the policy trusts beside us, each with what its tokens may be for */
    public void use(String yaml, Map<String, List<String>> outside) {
        before = before == null ? routes.table() : before;
        routes.replace(RouteSection.read(PolicyText.parse(yaml), publicUrl.issuer(), publicUrl.hostname(), outside));
    }

    public void restore() {
        if (before != null) {
            routes.replace(before);
            before = null;
        }
    }
}
