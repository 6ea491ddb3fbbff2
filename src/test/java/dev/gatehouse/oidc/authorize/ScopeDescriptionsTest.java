package dev.gatehouse.oidc.authorize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.gatehouse.oidc.Scopes;

class ScopeDescriptionsTest {

    private final ScopeDescriptions descriptions = new ScopeDescriptions();

    @Test
    void describesEachInItsOrder() {
        descriptions.replace(Map.of("orders.read", "Read your orders"));

        assertEquals(List.of("See your name", "Read your orders", "Know that it is you", "Use stock for you"),
                descriptions.of(Scopes.parse("profile orders.read openid stock")));
    }

    @Test
    void rolesAndGroupsAreShownAndNotUsed() {
        assertEquals(List.of("See your roles", "See your groups"), descriptions.of(Scopes.parse("roles groups")));
    }

    /** The page says it in a sentence of its own: how long, not what. */
    @Test
    void offlineAccessIsNoSentenceOfTheList() {
        assertEquals(List.of("Know that it is you"), descriptions.of(Scopes.parse("openid offline_access")));
    }

    @Test
    void aChangeOfThePolicyReplacesAll() {
        descriptions.replace(Map.of("orders.read", "Read your orders"));
        descriptions.replace(Map.of("stock", "See the stock"));

        assertEquals(List.of("Use orders.read for you", "See the stock"),
                descriptions.of(Scopes.parse("orders.read stock")));
    }
}
