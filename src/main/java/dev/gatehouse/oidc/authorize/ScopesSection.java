package dev.gatehouse.oidc.authorize;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.platform.Unprintable;
import dev.gatehouse.platform.policy.PolicyNode;
import dev.gatehouse.platform.policy.PolicySection;

/** The section {@code scopes} of the policy file: what a person reads on the consent page about each. */
@ApplicationScoped
class ScopesSection implements PolicySection<Map<String, String>> {

    private static final int LONGEST = 120;

    private final ScopeDescriptions descriptions;

    ScopesSection(ScopeDescriptions descriptions) {
        this.descriptions = descriptions;
    }

    @Override
    public String key() {
        return "scopes";
    }

    @Override
    public Map<String, String> read(PolicyNode section) {
        var descriptions = new LinkedHashMap<String, String>();
        for (PolicyNode item : section.items()) {
            item.only("id", "description");
            String scope = scope(item);
            if (descriptions.putIfAbsent(scope, description(item)) != null) {
                throw item.error("The scope '" + scope + "' is described twice", "Remove one of them.");
            }
        }
        return descriptions;
    }

    /** Two ways to say what a scope means are no contradiction: those of the operator are read. */
    @Override
    public boolean replacesContributions() {
        return true;
    }

    @Override
    public void apply(Map<String, String> descriptions) {
        this.descriptions.replace(descriptions);
    }

    private static String scope(PolicyNode item) {
        String scope = item.string("id");
        if (!Scopes.isToken(scope)) {
            throw item.get("id").error("'" + scope + "' is not a scope",
                    "Use letters, digits and signs, without spaces, quotes and backslashes.");
        }
        if (Scopes.STANDARD.contains(scope)) {
            throw item.get("id").error("'" + scope + "' has its meaning from us", "Remove it here.");
        }
        return scope;
    }

    /** One line of printable text: what turns the direction of writing could make a page say something else. */
    private static String description(PolicyNode item) {
        String text = item.string("description").strip();
        if (text.length() > LONGEST || text.codePoints().anyMatch(Unprintable::is)) {
            throw item.get("description").error("The description of a scope is one line of at most " + LONGEST + " letters",
                    "Begin with a verb, as 'Read your orders'.");
        }
        return text;
    }
}
