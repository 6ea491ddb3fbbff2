package dev.gatehouse.oidc.check;

import static dev.gatehouse.oidc.check.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.oidc.OAuthErrorCode;
import dev.gatehouse.oidc.OAuthParameters;

/** What would change the meaning of a request is not ignored: OpenID Connect Core §3.1.2.6, RFC 9449 §10, RFC 9201 §3.1. */
class UnsupportedParameterCheckTest {

    @ParameterizedTest
    @CsvSource({ "request=eyJ, REQUEST_NOT_SUPPORTED", "request_uri=https://app.example.com/r, REQUEST_URI_NOT_SUPPORTED",
            "request_uri=urn:ietf:params:oauth:request_uri:x, REQUEST_URI_NOT_SUPPORTED",
            "registration={}, REGISTRATION_NOT_SUPPORTED", "dpop_jkt=0ZcOCORZNYy, INVALID_REQUEST",
            "req_cnf=eyJ, INVALID_REQUEST" })
    void refusesIt(String sent, OAuthErrorCode code) {
        assertRefused(code, () -> check(sent));
        assertRefused(code, () -> check("scope=openid&" + sent + "&state=x"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "scope=openid", "request=", "display=page", "ui_locales=de", "claims={}" })
    void lets(String sent) {
        assertDoesNotThrow(() -> check(sent));
    }

    private static void check(String sent) {
        UnsupportedParameterCheck.check(OAuthParameters.parse(sent));
    }
}
