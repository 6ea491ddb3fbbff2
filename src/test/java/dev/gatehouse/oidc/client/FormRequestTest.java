package dev.gatehouse.oidc.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthErrorCode;
import dev.gatehouse.oidc.OAuthParameter;
import dev.gatehouse.testing.Headers;

class FormRequestTest {

    private static final String HERE = "https://id.example.com/oauth2/token";

    @Test
    void readsTheFormAndTheHeader() {
        var request = FormRequest.read("scope=openid", Headers.of("authorization", "Basic eDp5"), Headers.at(HERE));

        assertEquals("openid", request.parameters().require(OAuthParameter.SCOPE));
        assertEquals(List.of("Basic eDp5"), request.authorization());
        assertEquals(List.of(), FormRequest.read("scope=openid", Headers.none(), Headers.at(HERE)).authorization());
    }

    /** RFC 9700 §4.3: what stands in an address stands in logs and histories too, and would be read from two places. */
    @ParameterizedTest
    @ValueSource(strings = { "?", "?scope=openid", "?client_secret=s", "?x" })
    void refusesParametersInTheAddress(String query) {
        var error = assertThrows(OAuthError.class,
                () -> FormRequest.read("scope=openid", Headers.none(), Headers.at(HERE + query)));

        assertEquals(OAuthErrorCode.INVALID_REQUEST, error.code());
    }

    @Test
    void refusesAProofThatNobodyChecks() {
        var error = assertThrows(OAuthError.class,
                () -> FormRequest.read("scope=openid", Headers.of("dpop", ""), Headers.at(HERE)));

        assertTrue(error.description().contains("DPoP"));
    }
}
