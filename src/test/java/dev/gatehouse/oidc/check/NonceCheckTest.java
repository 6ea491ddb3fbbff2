package dev.gatehouse.oidc.check;

import static dev.gatehouse.oidc.check.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.oidc.OAuthParameters;

class NonceCheckTest {

    @ParameterizedTest
    @CsvSource({ "n-0S6_WzA2Mj, n-0S6_WzA2Mj", "a+b, a b", "%7E, ~" })
    void takesVisibleAsciiAsItIs(String sent, String nonce) {
        assertEquals(Optional.of(nonce), check("nonce=" + sent));
    }

    @ParameterizedTest
    @ValueSource(strings = { "a%0Ab", "%C3%A4", "%7F", "%09" })
    void refusesEveryOtherCharacter(String nonce) {
        assertRefused(() -> check("nonce=" + nonce));
    }

    @Test
    void hasABound() {
        assertEquals(512, check("nonce=" + "n".repeat(512)).orElseThrow().length());
        assertRefused(() -> check("nonce=" + "n".repeat(513)));
    }

    @Test
    void mayBeLeftOut() {
        assertEquals(Optional.empty(), check("scope=openid"));
    }

    private static Optional<String> check(String sent) {
        return NonceCheck.check(OAuthParameters.parse(sent));
    }
}
