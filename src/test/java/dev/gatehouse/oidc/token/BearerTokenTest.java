package dev.gatehouse.oidc.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthErrorCode;
import dev.gatehouse.oidc.OAuthParameters;

class BearerTokenTest {

    private static final OAuthParameters NO_FORM = OAuthParameters.parse(null);

    /** The scheme is told without regard to case (RFC 9110 §11.1). */
    @ParameterizedTest
    @ValueSource(strings = { "Bearer a.b.c", "bearer a.b.c", "BEARER a.b.c" })
    void isWhatFollowsTheScheme(String header) {
        assertEquals(Optional.of("a.b.c"), BearerToken.of(header));
        assertEquals(Optional.of("a.b.c"), BearerToken.find(List.of(header), NO_FORM));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "Bearer", "Basic a.b.c", "DPoP a.b.c", "Bearer\ta.b.c", " Bearer a.b.c", "Bearera.b.c" })
    void isNotThereUnderAnotherScheme(String header) {
        assertEquals(Optional.empty(), BearerToken.of(header));
        assertEquals(Optional.empty(), BearerToken.find(List.of(header), NO_FORM));
    }

    /** Two spellings of one token would be two tokens to a cache, and one of them another one to an upstream. */
    @Test
    void takesNoSpaceAwayFromIt() {
        assertEquals(Optional.of(" a.b.c"), BearerToken.of("Bearer  a.b.c"));
        assertEquals(Optional.of("a.b.c "), BearerToken.find(List.of("Bearer a.b.c "), NO_FORM));
    }

    @Test
    void isNoLongerThanAnyTokenOfOurs() {
        String fits = "x".repeat(8192 - "Bearer ".length());

        assertEquals(Optional.of(fits), BearerToken.of("Bearer " + fits));
        assertEquals(Optional.empty(), BearerToken.of("Bearer " + fits + "x"));
        assertEquals(Optional.empty(), BearerToken.find(List.of(), form("x".repeat(8193))));
    }

    @Test
    void isFoundInTheForm() {
        assertEquals(Optional.of("a.b.c"), BearerToken.find(List.of(), form("a.b.c")));
        assertEquals(Optional.empty(), BearerToken.find(List.of(), NO_FORM));
    }

    /** RFC 6750 §2: a request uses one way only; whoever reads the other one would see somebody else. */
    @Test
    void isRefusedWhenItIsGivenTwice() {
        refuses(List.of("Bearer a", "Bearer a"), NO_FORM);
        refuses(List.of("Bearer a", "Basic b"), NO_FORM);
        refuses(List.of("Bearer a"), form("a"));
        refuses(List.of("Basic b"), form("a"));
    }

    private static void refuses(List<String> authorization, OAuthParameters form) {
        var error = assertThrows(OAuthError.class, () -> BearerToken.find(authorization, form));
        assertEquals(OAuthErrorCode.INVALID_REQUEST, error.code());
    }

    private static OAuthParameters form(String token) {
        return OAuthParameters.parse("access_token=" + token);
    }
}
