package dev.gatehouse.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopesTest {

    @Test
    void keepsTheOrderAndDropsRepetitions() {
        assertEquals("openid a b", Scopes.parse(" openid a  b a ").text());
    }

    @Test
    void comparesAsSets() {
        var granted = Scopes.parse("openid a b");

        assertTrue(granted.containsAll(Scopes.parse("b a")));
        assertFalse(granted.containsAll(Scopes.parse("a c")));
        assertEquals("a", Scopes.parse("a c").within(granted).text());
        assertEquals("openid b", granted.without("a").text());
        assertTrue(Scopes.parse("").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = { "a\"b", "a\\b", "é", "a\tb" })
    void refusesWhatIsNoScopeToken(String text) {
        assertEquals(OAuthErrorCode.INVALID_SCOPE, assertThrows(OAuthError.class, () -> Scopes.parse(text)).code());
    }
}
