package dev.gatehouse.oidc.authorize;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.oidc.Scopes;

/**
 * Scopes as a person reads them: the standard ones in our words, others in those of the policy; one that nobody described is
 * named. A change of the policy replaces all descriptions at once.
 */
@ApplicationScoped
class ScopeDescriptions {

    private volatile Map<String, String> descriptions = Map.of();

    List<String> of(Scopes scopes) {
        var described = descriptions;
        return scopes.without(Scopes.OFFLINE_ACCESS).values().stream().map(scope -> sentence(scope, described)).toList();
    }

    void replace(Map<String, String> replacement) {
        descriptions = Map.copyOf(replacement);
    }

    private static String sentence(String scope, Map<String, String> described) {
        return switch (scope) {
            case Scopes.OPENID -> "Know that it is you";
            case Scopes.PROFILE -> "See your name";
            case Scopes.ROLES -> "See your roles";
            case Scopes.GROUPS -> "See your groups";
            default -> described.getOrDefault(scope, "Use " + scope + " for you");
        };
    }
}
