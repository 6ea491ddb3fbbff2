package dev.gatehouse.oidc.authorize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.platform.policy.PolicyError;
import dev.gatehouse.platform.policy.PolicyText;

class ScopesSectionTest {

    private final ScopeDescriptions words = new ScopeDescriptions();
    private final ScopesSection section = new ScopesSection(words);

    private void apply(String entries) {
        section.apply(section.read(PolicyText.parse("scopes: [" + entries + "]").get("scopes")));
    }

    private String refusal(String entries) {
        return assertThrows(PolicyError.class, () -> apply(entries)).getMessage();
    }

    @Test
    void aPersonReadsTheDescriptionInThePlaceOfTheName() {
        apply("{id: orders.read, description: Read your orders}");

        assertEquals(List.of("Know that it is you", "Read your orders", "Use orders.write for you"),
                words.of(Scopes.parse("openid orders.read offline_access orders.write")));
    }

    @Test
    void anotherPolicyTakesTheDescriptionsAway() {
        apply("{id: orders.read, description: Read your orders}");

        apply("");

        assertEquals(List.of("Use orders.read for you"), words.of(Scopes.parse("orders.read")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "openid", "profile", "roles", "groups", "offline_access" })
    void theStandardScopesKeepTheirWords(String scope) {
        assertTrue(refusal("{id: " + scope + ", description: Do nothing}").contains("has its meaning from us"));
    }

    /** A line that turns the direction of writing, or goes on below, would let a page say something else. */
    @ParameterizedTest
    @ValueSource(strings = { "\"a\\nb\"", "\"a\\u202Eb\"", "\"a\\u2028b\"", "\"a\\u200Bb\"" })
    void aDescriptionIsOneLineOfPrintableText(String description) {
        assertTrue(refusal("{id: orders.read, description: " + description + "}").contains("one line"));
    }

    @Test
    void refusesWhatSaysNothingOrTooMuch() {
        assertTrue(refusal("{id: orders.read}").contains("'description' is missing"));
        assertTrue(refusal("{description: Read}").contains("'id' is missing"));
        assertTrue(refusal("{id: orders.read, description: " + "x".repeat(121) + "}").contains("at most 120"));
        assertTrue(refusal("{id: \"a b\", description: Read}").contains("is not a scope"));
        assertTrue(refusal("{id: a, description: Read, title: x}").contains("Unknown key 'title'"));
        assertTrue(refusal("{id: a, description: Read}, {id: a, description: Write}").contains("described twice"));
    }
}
