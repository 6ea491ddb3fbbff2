package dev.gatehouse.oidc.check;

import static dev.gatehouse.oidc.check.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.oidc.OAuthErrorCode;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.client.GivenClient;

/** RFC 6749 §3.1.1, §4.1.2.1; RFC 9700 §2.1.2: no token ever travels through the browser's address. */
class ResponseTypeCheckTest {

    private static final Client APP = GivenClient.app();

    @Test
    void takesACode() {
        assertDoesNotThrow(() -> check("response_type=code", APP));
    }

    @ParameterizedTest
    @CsvSource({ "'', INVALID_REQUEST", "response_type=, INVALID_REQUEST", "response_type=token, UNSUPPORTED_RESPONSE_TYPE",
            "response_type=id_token, UNSUPPORTED_RESPONSE_TYPE", "response_type=code+id_token, UNSUPPORTED_RESPONSE_TYPE",
            "response_type=code+token, UNSUPPORTED_RESPONSE_TYPE", "response_type=none, UNSUPPORTED_RESPONSE_TYPE",
            "response_type=CODE, UNSUPPORTED_RESPONSE_TYPE", "response_type=code+, UNSUPPORTED_RESPONSE_TYPE" })
    void refusesEveryOther(String sent, OAuthErrorCode code) {
        assertRefused(code, () -> check(sent, APP));
    }

    @Test
    void refusesAClientThatMayNotUseTheCodeFlow() {
        assertRefused(OAuthErrorCode.UNAUTHORIZED_CLIENT, () -> check("response_type=code", GivenClient.machine()));
    }

    private static void check(String sent, Client client) {
        ResponseTypeCheck.check(OAuthParameters.parse(sent), client);
    }
}
