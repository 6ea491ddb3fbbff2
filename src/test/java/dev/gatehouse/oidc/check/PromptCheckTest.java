package dev.gatehouse.oidc.check;

import static dev.gatehouse.oidc.check.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.request.Prompt;

/** OpenID Connect Core §3.1.2.1. */
class PromptCheckTest {

    @ParameterizedTest
    @EnumSource
    void takesEachByItsWord(Prompt prompt) {
        assertEquals(Set.of(prompt), check("prompt=" + prompt.wire()));
    }

    @Test
    void takesSeveralAndNone() {
        assertEquals(Set.of(Prompt.LOGIN, Prompt.CONSENT), check("prompt=login+consent"));
        assertEquals(Set.of(Prompt.LOGIN), check("prompt=+login++login+"));
        assertEquals(Set.of(), check("scope=openid"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "none+login", "login+none", "create", "NONE", "login,consent", "login+signup", "+" })
    void refusesWhatItDoesNotKnowAndNoneBesideAnother(String prompt) {
        assertRefused(() -> check("prompt=" + prompt));
    }

    private static Set<Prompt> check(String sent) {
        return PromptCheck.check(OAuthParameters.parse(sent));
    }
}
