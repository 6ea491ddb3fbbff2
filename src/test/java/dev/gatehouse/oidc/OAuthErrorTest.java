package dev.gatehouse.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OAuthErrorTest {

    static List<OAuthError> generic() {
        return List.of(OAuthError.invalidGrant("code used twice"), OAuthError.invalidClient("client=shop"),
                OAuthError.invalidToken("token is over"));
    }

    /** One sentence for every reason, so that none can be told from another; the reason stands in the log. */
    @ParameterizedTest
    @MethodSource("generic")
    void tellsTheReasonToTheLogOnly(OAuthError error) {
        assertNotEquals(error.detail(), error.description());
        assertEquals(error.code().wire() + ": " + error.detail(), error.getMessage());
        assertEquals(OAuthError.of(error.code(), error.description()).because("another").description(), error.description());
    }

    @Test
    void withoutAReasonTheLogSaysWhatTheCallerIsTold() {
        assertEquals("invalid_request: The parameter scope is missing.",
                OAuthError.invalidRequest("The parameter scope is missing.").getMessage());
    }

    /** RFC 6749 §5.2: {@code error_description} has no quotes, backslashes or line breaks; a header carries it too. */
    @ParameterizedTest
    @MethodSource("generic")
    void itsDescriptionFitsAHeader(OAuthError error) {
        assertTrue(error.description().chars().allMatch(c -> c >= 0x20 && c <= 0x7E && c != '"' && c != '\\'));
    }

    /** It is thrown for every refusal, at the cost of an object. */
    @Test
    void keepsNoStack() {
        assertEquals(0, OAuthError.invalidGrant("x").getStackTrace().length);
    }
}
