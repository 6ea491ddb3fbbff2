package dev.gatehouse.gateway.route;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.gateway.issuer.TrustedIssuers;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.policy.PolicyNode;
import dev.gatehouse.platform.policy.PolicySection;

/** The section {@code routes} of the policy file. */
@ApplicationScoped
class RouteSection implements PolicySection<RouteTable> {

    private final CurrentRoutes routes;
    private final PublicUrl publicUrl;

    RouteSection(CurrentRoutes routes, PublicUrl publicUrl) {
        this.routes = routes;
        this.publicUrl = publicUrl;
    }

    @Override
    public String key() {
        return "routes";
    }

    @Override
    public RouteTable read(PolicyNode section) {
        return read(section, publicUrl.issuer(), publicUrl.hostname(), Map.of());
    }

    @Override
    public RouteTable read(PolicyNode section, PolicyNode policy) {
        return read(section, publicUrl.issuer(), publicUrl.hostname(), TrustedIssuers.declaredIn(policy));
    }

    static RouteTable read(PolicyNode section, String issuer, String issuerHost, Map<String, List<String>> outside) {
        var entry = new RouteEntry(issuer, issuerHost, outside);
        var nodes = new LinkedHashMap<String, PolicyNode>();
        var routes = section.items().stream().map(node -> {
            var route = entry.read(node);
            if (nodes.putIfAbsent(route.id(), node) != null) {
                throw node.get("id").error("The route '" + route.id() + "' is declared twice",
                        "Give one of them another id.");
            }
            return route;
        }).toList();
        try {
            return RouteTable.of(routes, issuerHost);
        } catch (RouteTable.Clash clash) {
            throw Objects.requireNonNull(nodes.get(clash.route().id())).error(clash.getMessage(), clash.fix());
        }
    }

    @Override
    public void apply(RouteTable table) {
        routes.replace(table);
    }
}
