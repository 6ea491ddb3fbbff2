package dev.gatehouse.oidc.authorize;

import java.util.List;

import dev.gatehouse.oidc.Scopes;

/** Scopes as a person reads them. One that an application brought along has no words of ours, and is named. */
final class ScopeWords {

    private ScopeWords() {
    }

    static List<String> of(Scopes scopes) {
        return scopes.without(Scopes.OFFLINE_ACCESS).values().stream().map(ScopeWords::sentence).toList();
    }

    private static String sentence(String scope) {
        return switch (scope) {
            case Scopes.OPENID -> "Know that it is you";
            case Scopes.PROFILE -> "See your name";
            default -> "Use " + scope + " for you";
        };
    }
}
