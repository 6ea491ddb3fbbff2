package dev.gatehouse.gateway.requirement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.gatehouse.account.Authentication;
import dev.gatehouse.platform.policy.PolicyNode;

/** Reads what a route requires: {@code audience}, {@code anonymous} and {@code require}. */
public final class RequireEntry {

    /**
     * What only an attestation that was verified could show (OpenID Connect EAP ACR Values 1.0 §2); no sign-in yields it yet.
     */
    private static final String IN_HARDWARE = "phrh";

    private RequireEntry() {
    }

    public static RoutePolicy read(PolicyNode node, String issuer) {
        var require = node.get("require");
        refuseUnenforced(require, "roles");
        require.only("scopes", "acr", "max-age");
        var anonymous = node.bool("anonymous", false);
        if (anonymous && require.isPresent()) {
            throw require.error("An anonymous route cannot require anything", "Remove 'require', or 'anonymous'.");
        }
        if (require.isPresent() && require.entries().isEmpty()) {
            throw require.error("'require' requires nothing", "Name what it requires, or remove the key.");
        }
        return new RoutePolicy(List.of(node.optionalString("audience").orElse(issuer)), anonymous, requirements(require));
    }

    /** Refuses a key that stands for a rule which nobody would hold. */
    public static void refuseUnenforced(PolicyNode node, String key) {
        if (node.get(key).isPresent()) {
            throw node.get(key).error("'" + key + "' is not enforced by this version",
                    "Remove it: a rule that nobody enforces protects nothing.");
        }
    }

    /** In the order in which a refusal is most useful: what another sign-in can meet comes last. */
    private static List<Requirement> requirements(PolicyNode require) {
        return Stream.of(
                scopes(require),
                acr(require).map(Requirement.Acr::new),
                require.duration("max-age").map(Requirement.MaxAge::new))
                .<Requirement> flatMap(Optional::stream).toList();
    }

    private static Optional<Requirement.Scopes> scopes(PolicyNode require) {
        var scopes = require.namedStrings("scopes");
        for (var scope : scopes) {
            if (!scope.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"' && c != '\\')) {
                throw require.get("scopes").error("'" + scope + "' is not a scope",
                        "Write one scope for each item, as orders.read (RFC 6749 §3.3).");
            }
        }
        return scopes.isEmpty() ? Optional.empty() : Optional.of(new Requirement.Scopes(Set.copyOf(scopes)));
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
