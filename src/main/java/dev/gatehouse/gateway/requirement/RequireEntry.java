package dev.gatehouse.gateway.requirement;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.gatehouse.account.Authentication;
import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.platform.policy.PolicyNode;

/** Reads what a route requires: {@code audience}, {@code anonymous} and {@code require}. */
public final class RequireEntry {

    /**
     * What only an attestation that was verified could show (OpenID Connect EAP ACR Values 1.0 §2); no sign-in yields it yet.
     */
    private static final String IN_HARDWARE = "phrh";

    /** By which means one signs in with a passkey (RFC 8176). */
    private static final Set<String> AMR = Set.of("user", "mfa", "pop", "swk");

    /** A replica learns about once a second that it missed nothing; a bound below refuses while all is well. */
    private static final Duration SHORTEST_STRICT = Duration.ofSeconds(2);

    private RequireEntry() {
    }

    /**
     * @param issuer ours
     * @param outside the issuers that the policy trusts beside us, each with what its tokens may be for
     */
    public static RoutePolicy read(PolicyNode node, String issuer, Map<String, List<String>> outside) {
        var require = node.get("require");
        refuseUnenforced(require, "device-bound");
        refuseUnenforced(require, "attested");
        require.only("issuers", "clients", "audiences", "roles", "groups", "scopes", "acr", "amr", "max-age");
        var anonymous = node.bool("anonymous", false);
        if (anonymous && require.isPresent()) {
            throw require.error("An anonymous route cannot require anything", "Remove 'require', or 'anonymous'.");
        }
        if (require.isPresent() && require.entries().isEmpty()) {
            throw require.error("'require' requires nothing", "Name what it requires, or remove the key.");
        }
        if (anonymous && node.get("strict").isPresent()) {
            throw node.get("strict").error("An anonymous route asks for no credentials that could have been revoked",
                    "Remove 'strict', or 'anonymous'.");
        }
        var audiences = audiences(node, issuer);
        refuseStrangers(require, issuer, outside, audiences);
        return new RoutePolicy(audiences, anonymous, strict(node), requirements(require));
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
                named(require, "issuers", Requirement.Issuers::new),
                named(require, "clients", Requirement.Clients::new),
                named(require, "roles", Requirement.Roles::new),
                named(require, "groups", Requirement.Groups::new),
                scopes(require),
                acr(require).map(Requirement.Acr::new),
                amr(require),
                require.duration("max-age").map(Requirement.MaxAge::new))
                .<Requirement> flatMap(Optional::stream).toList();
    }

    private static Optional<Requirement> named(PolicyNode require, String key, Function<Set<String>, Requirement> condition) {
        var names = Set.copyOf(require.namedStrings(key));
        return names.isEmpty() ? Optional.empty() : Optional.of(condition.apply(names));
    }

    /** What a token may be meant for: one of several instead of the one. */
    private static List<String> audiences(PolicyNode node, String issuer) {
        var several = node.get("require").namedStrings("audiences");
        if (several.isEmpty()) {
            return List.of(node.optionalString("audience").orElse(issuer));
        }
        if (node.get("audience").isPresent()) {
            throw node.get("audience").error("'audience' stands beside 'audiences'", "Remove one of them.");
        }
        return several;
    }

    private static Optional<Duration> strict(PolicyNode node) {
        var strict = node.duration("strict");
        if (strict.isPresent() && strict.get().compareTo(SHORTEST_STRICT) < 0) {
            throw node.get("strict").error("Revocations are heard of once a second, so 'strict' cannot be less than 2s",
                    "Write it as 5s.");
        }
        return strict;
    }

    /** Whoever is named has to have tokens that count here. */
    private static void refuseStrangers(PolicyNode require, String issuer, Map<String, List<String>> outside,
            List<String> audiences) {
        for (var named : require.namedStrings("issuers")) {
            var theirs = outside.get(named);
            if (theirs == null && !named.equals(issuer)) {
                throw require.get("issuers").error("No token of '" + named + "' is ever accepted",
                        "Name one of the section 'issuers' as it stands there, or ours, which is " + issuer + ".");
            }
            if (theirs != null && Collections.disjoint(theirs, audiences)) {
                throw require.get("issuers").error("No token of '" + named + "' is for this route",
                        "Let its entry in the section 'issuers' have the route's audience, " + audiences.getFirst() + ".");
            }
        }
    }

    private static Optional<Requirement> amr(PolicyNode require) {
        for (var means : require.namedStrings("amr")) {
            if (!AMR.contains(means)) {
                throw require.get("amr").error("Nobody can sign in by the amr '" + means + "'",
                        "A passkey yields user, mfa, pop and swk; hwk needs an attestation, which nobody verifies.");
            }
        }
        return named(require, "amr", Requirement.Amr::new);
    }

    private static Optional<Requirement.Scopes> scopes(PolicyNode require) {
        var scopes = require.namedStrings("scopes");
        for (var scope : scopes) {
            if (!Scopes.isToken(scope)) {
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
