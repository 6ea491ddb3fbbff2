package dev.gatehouse.gateway.route;

import java.util.Optional;
import java.util.Set;

import dev.gatehouse.platform.policy.PolicyNode;

/** Reads what a route requires: {@code audience}, {@code anonymous} and {@code require}. */
final class RequireEntry {

    private static final Set<String> STRENGTHS = Set.of(RoutePolicy.PHISHING_RESISTANT, RoutePolicy.IN_HARDWARE);

    private RequireEntry() {
    }

    static RoutePolicy read(PolicyNode node, String issuer) {
        var require = node.get("require");
        RouteEntry.refuseUnenforced(require, "roles");
        require.only("scopes", "acr", "max-age");
        var anonymous = node.bool("anonymous", false);
        if (anonymous && require.isPresent()) {
            throw require.error("An anonymous route cannot require anything", "Remove 'require', or 'anonymous'.");
        }
        if (require.isPresent() && require.entries().isEmpty()) {
            throw require.error("'require' requires nothing", "Name what it requires, or remove the key.");
        }
        return new RoutePolicy(node.optionalString("audience").orElse(issuer), scopes(require), anonymous, acr(require),
                require.duration("max-age"));
    }

    private static Set<String> scopes(PolicyNode require) {
        var scopes = require.namedStrings("scopes");
        for (var scope : scopes) {
            if (!scope.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"' && c != '\\')) {
                throw require.get("scopes").error("'" + scope + "' is not a scope",
                        "Write one scope for each item, as orders.read (RFC 6749 §3.3).");
            }
        }
        return Set.copyOf(scopes);
    }

    private static Optional<String> acr(PolicyNode require) {
        var acr = require.optionalString("acr");
        if (acr.isPresent() && !STRENGTHS.contains(acr.get())) {
            throw require.get("acr").error("Nobody can reach the acr '" + acr.get() + "'",
                    "Use phr, or phrh for a device-bound passkey.");
        }
        return acr;
    }
}
