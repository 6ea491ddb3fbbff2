package dev.gatehouse.oidc;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9449 §5, RFC 9201 §3.1: a proof that is not checked is not let pass as if it were. */
class PossessionProofsTest {

    @ParameterizedTest
    @ValueSource(strings = { "DPoP", "OAuth-Client-Attestation", "OAuth-Client-Attestation-PoP" })
    void refusesTheHeader(String header) {
        var error = assertThrows(OAuthError.class,
                () -> PossessionProofs.refuse(header::equals, OAuthParameters.parse("scope=openid")));

        assertEquals(OAuthErrorCode.INVALID_REQUEST, error.code());
        assertTrue(error.description().contains(header));
    }

    @ParameterizedTest
    @ValueSource(strings = { "dpop_jkt", "req_cnf" })
    void refusesTheParameter(String parameter) {
        var error = assertThrows(OAuthError.class,
                () -> PossessionProofs.refuse(header -> false, OAuthParameters.parse("scope=openid&" + parameter + "=x")));

        assertEquals(OAuthErrorCode.INVALID_REQUEST, error.code());
        assertTrue(error.description().contains(parameter));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "scope=openid&code=x", "dpop_jkt=", "DPOP_JKT=x" })
    void letsTheRestPass(String sent) {
        assertDoesNotThrow(() -> PossessionProofs.refuse("Authorization"::equals, OAuthParameters.parse(sent)));
    }
}
