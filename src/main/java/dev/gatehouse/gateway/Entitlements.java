package dev.gatehouse.gateway;

import java.util.Set;

/**
 * What a caller holds, in the words of whoever issued it.
 *
 * @param scopes what a token was issued for (RFC 6749 §3.3)
 * @param roles what the caller is (RFC 9068 §2.2.3.1)
 * @param groups where the caller belongs
 */
public record Entitlements(Set<String> scopes, Set<String> roles, Set<String> groups) {

    public static final Entitlements NONE = new Entitlements(Set.of(), Set.of(), Set.of());

    public Entitlements {
        scopes = Set.copyOf(scopes);
        roles = Set.copyOf(roles);
        groups = Set.copyOf(groups);
    }

    public static Entitlements ofScopes(Set<String> scopes) {
        return new Entitlements(scopes, Set.of(), Set.of());
    }
}
