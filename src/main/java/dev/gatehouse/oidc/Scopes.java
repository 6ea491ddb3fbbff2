package dev.gatehouse.oidc;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A set of scopes in the order they were asked for (RFC 6749 §3.3).
 *
 * @param values each a scope-token
 */
public record Scopes(Set<String> values) {

    public static final String OPENID = "openid";
    public static final String PROFILE = "profile";
    public static final String ROLES = "roles";
    public static final String GROUPS = "groups";
    public static final String OFFLINE_ACCESS = "offline_access";
    /** Those whose meaning is ours and the same everywhere; all others get theirs from APIs. */
    public static final List<String> STANDARD = List.of(OPENID, PROFILE, ROLES, GROUPS, OFFLINE_ACCESS);
    public static final Scopes NONE = new Scopes(Set.of());

    private static final Pattern TOKEN = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,100}");
    private static final int MOST = 50;

    public Scopes {
        values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
        if (values.size() > MOST || !values.stream().allMatch(Scopes::isToken)) {
            throw OAuthError.of(OAuthErrorCode.INVALID_SCOPE, "The scope is malformed or has too many values.");
        }
    }

    public static Scopes of(Collection<String> values) {
        return new Scopes(new LinkedHashSet<>(values));
    }

    /** Reads the {@code scope} parameter: scope-tokens with a space between. */
    public static Scopes parse(String text) {
        return text.isBlank() ? NONE : of(List.of(text.strip().split(" +")));
    }

    public static boolean isToken(String candidate) {
        return TOKEN.matcher(candidate).matches();
    }

    public boolean contains(String scope) {
        return values.contains(scope);
    }

    public boolean containsAll(Scopes others) {
        return values.containsAll(others.values);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** These without those that the others lack. */
    public Scopes within(Scopes others) {
        var both = new LinkedHashSet<>(values);
        both.retainAll(others.values);
        return new Scopes(both);
    }

    public Scopes without(String scope) {
        var rest = new LinkedHashSet<>(values);
        rest.remove(scope);
        return new Scopes(rest);
    }

    /** As it stands in a parameter or a claim. */
    public String text() {
        return String.join(" ", values);
    }

    @Override
    public String toString() {
        return text();
    }
}
