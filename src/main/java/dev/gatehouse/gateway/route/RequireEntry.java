package dev.gatehouse.gateway.route;

import java.util.Optional;
import java.util.Set;

import dev.gatehouse.account.Authentication;
import dev.gatehouse.platform.policy.PolicyNode;

/** Reads what a route requires: {@code audience}, {@code anonymous} and {@code require}. */
final class RequireEntry {

    /**
     * What only an attestation that was verified could show (OpenID Connect EAP ACR Values 1.0 §2); no sign-in yields it yet.
     */
    private static final String IN_HARDWARE = "phrh";

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
        if (acr.filter(IN_HARDWARE::equals).isPresent()) {
            throw require.get("acr").error("'acr: phrh' is not enforced by this version",
                    "Use phr: no attestation is verified, so nobody could ever reach phrh.");
        }
        if (acr.isPresent() && !acr.get().equals(Authentication.PHISHING_RESISTANT)) {
            throw require.get("acr").error("Nobody can reach the acr '" + acr.get() + "'", "Use phr.");
        }
        return acr;
    }
}
