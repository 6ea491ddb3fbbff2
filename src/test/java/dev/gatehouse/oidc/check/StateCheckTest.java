package dev.gatehouse.oidc.check;

import static dev.gatehouse.oidc.check.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.oidc.OAuthParameter;
import dev.gatehouse.oidc.OAuthParameters;

/** RFC 6749 appendix A.5: a state that is refused is not sent back either. */
class StateCheckTest {

    @ParameterizedTest
    @ValueSource(strings = { "a", "a+b", "%7E%20%21", "eyJ.x_y-z", "%3Cscript%3E" })
    void takesVisibleAscii(String state) {
        var sent = OAuthParameters.parse("state=" + state);

        assertDoesNotThrow(() -> StateCheck.check(sent));
        assertEquals(sent.find(OAuthParameter.STATE), StateCheck.orNone(sent));
    }

    @ParameterizedTest
    @ValueSource(strings = { "a%0D%0ALocation:x", "%C3%A4", "%7F", "%09", "%E2%80%AE" })
    void refusesEveryOtherCharacter(String state) {
        assertRefusedAndNotSentBack(OAuthParameters.parse("state=" + state));
    }

    @Test
    void hasABound() {
        assertDoesNotThrow(() -> StateCheck.check(OAuthParameters.parse("state=" + "s".repeat(2048))));
        assertRefusedAndNotSentBack(OAuthParameters.parse("state=" + "s".repeat(2049)));
    }

    @Test
    void mayBeLeftOut() {
        assertDoesNotThrow(() -> StateCheck.check(OAuthParameters.parse("")));
        assertEquals(Optional.empty(), StateCheck.orNone(OAuthParameters.parse("")));
    }

    private static void assertRefusedAndNotSentBack(OAuthParameters sent) {
        assertRefused(() -> StateCheck.check(sent));
        assertEquals(Optional.empty(), StateCheck.orNone(sent));
    }
}
