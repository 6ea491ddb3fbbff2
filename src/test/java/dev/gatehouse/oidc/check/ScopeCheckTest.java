package dev.gatehouse.oidc.check;

import static dev.gatehouse.oidc.check.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.oidc.OAuthErrorCode;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.client.GivenClient;

/** RFC 6749 §3.3: a client gets what it asked for, or is told that it may not have it. */
class ScopeCheckTest {

    private static final Client APP = GivenClient.app();

    @ParameterizedTest
    @CsvSource({ "openid, openid", "openid+profile, openid profile", "profile, profile", "openid+openid, openid",
            "++openid++profile+, openid profile" })
    void takesWhatTheClientMayAskFor(String sent, String scopes) {
        assertEquals(Scopes.parse(scopes), check("scope=" + sent));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "scope=", "scope=+", "scope=email", "scope=openid+email", "scope=OpenID", "scope=open%22id",
            "scope=openid%09profile", "scope=*" })
    void refusesTheRestAndTakesNothingAway(String sent) {
        assertRefused(OAuthErrorCode.INVALID_SCOPE, () -> check(sent));
    }

    private static Scopes check(String sent) {
        return ScopeCheck.check(OAuthParameters.parse(sent), APP);
    }
}
