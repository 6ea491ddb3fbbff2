package dev.gatehouse.oidc.check;

import static dev.gatehouse.oidc.check.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.request.ResponseMode;

class ResponseModeCheckTest {

    @ParameterizedTest
    @CsvSource({ "'', QUERY", "response_mode=, QUERY", "response_mode=query, QUERY", "response_mode=form_post, FORM_POST" })
    void takesQueryAndForm(String sent, ResponseMode mode) {
        var parameters = OAuthParameters.parse(sent);

        assertDoesNotThrow(() -> ResponseModeCheck.check(parameters));
        assertEquals(mode, ResponseModeCheck.orQuery(parameters));
    }

    /** A fragment is what scripts and histories read (RFC 9700 §4.3.1); the error goes by the query. */
    @ParameterizedTest
    @ValueSource(strings = { "fragment", "query.jwt", "form-post", "FORM_POST", "web_message", "query+form_post" })
    void refusesEveryOther(String mode) {
        var parameters = OAuthParameters.parse("response_mode=" + mode);

        assertRefused(() -> ResponseModeCheck.check(parameters));
        assertEquals(ResponseMode.QUERY, ResponseModeCheck.orQuery(parameters));
    }
}
