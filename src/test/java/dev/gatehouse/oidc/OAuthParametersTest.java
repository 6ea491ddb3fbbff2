package dev.gatehouse.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OAuthParametersTest {

    @Test
    void readsAForm() {
        var parameters = OAuthParameters.parse("scope=openid+profile&state=a%26b%3D%C3%A9&code=");

        assertEquals("openid profile", parameters.require(OAuthParameter.SCOPE));
        assertEquals(Optional.of("a&b=é"), parameters.find(OAuthParameter.STATE));
        assertEquals(Optional.of(Scopes.parse("openid profile")), parameters.scopes());
        assertEquals("OAuthParameters[scope, state]", parameters.toString());
    }

    @Test
    void countsAParameterWithoutAValueAsAbsent() {
        var parameters = OAuthParameters.parse("code=&state");

        assertFalse(parameters.has(OAuthParameter.CODE));
        assertFalse(parameters.has(OAuthParameter.STATE));
        assertThrows(OAuthError.class, () -> parameters.require(OAuthParameter.CODE));
    }

    @Test
    void readsNothingAsNothing() {
        assertEquals("OAuthParameters[]", OAuthParameters.parse(null).toString());
        assertEquals("OAuthParameters[]", OAuthParameters.parse("").toString());
    }

    /** A parameter that is read once here and once elsewhere would be two parameters (RFC 6749 §3.1). */
    @ParameterizedTest
    @ValueSource(strings = { "a=1&a=1", "a=1&%61=2", "a=1&b=2&a=3" })
    void refusesAParameterThatIsGivenTwice(String form) {
        var refusal = assertThrows(OAuthError.class, () -> OAuthParameters.parse(form));

        assertEquals(OAuthErrorCode.INVALID_REQUEST, refusal.code());
    }

    @Test
    void takesSeveralResources() {
        assertEquals(List.of("https://a", "https://b"),
                OAuthParameters.parse("resource=https://a&resource=https://b").all(OAuthParameter.RESOURCE));
    }

    @ParameterizedTest
    @ValueSource(strings = { "a=%", "a=%4", "a=%zz", "a=b%00c" })
    void refusesWhatIsNotProperlyEncoded(String form) {
        assertThrows(OAuthError.class, () -> OAuthParameters.parse(form));
    }

    /** A database takes no NUL, so that it would be an error of ours; in a name, in a value, raw or encoded. */
    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = { "a=b\0c", "a\0=b", "a%00=b", "a\0=", "a\0", "\0", "a=b&c=%00" })
    void refusesNulBytes(String form) {
        var refusal = assertThrows(OAuthError.class, () -> OAuthParameters.parse(form));

        assertEquals(OAuthErrorCode.INVALID_REQUEST, refusal.code());
    }

    @Test
    void refusesWhatIsTooLarge() {
        assertThrows(OAuthError.class, () -> OAuthParameters.parse("a=" + "x".repeat(33_000)));
        assertThrows(OAuthError.class, () -> OAuthParameters.parse("&a=1".repeat(101)));
    }

    @Test
    void printsNoValues() {
        assertFalse(OAuthParameters.parse("client_secret=hush").toString().contains("hush"));
    }
}
