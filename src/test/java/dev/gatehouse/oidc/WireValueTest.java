package dev.gatehouse.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.gatehouse.oidc.client.ClientAuthMethod;
import dev.gatehouse.oidc.request.CodeChallenge;
import dev.gatehouse.oidc.request.ResponseMode;

class WireValueTest {

    @Test
    void isSpelledAsTheSpecificationsDo() {
        assertEquals(List.of("query", "form_post"), WireValue.all(ResponseMode.class));
        assertEquals(List.of("client_secret_basic", "client_secret_post", "none"), WireValue.all(ClientAuthMethod.class));
        assertEquals(List.of("S256"), WireValue.all(CodeChallenge.Method.class));
        assertEquals("code_challenge_method", OAuthParameter.CODE_CHALLENGE_METHOD.wire());
        assertEquals("unsupported_response_type", OAuthErrorCode.UNSUPPORTED_RESPONSE_TYPE.wire());
    }

    @Test
    void isReadByThatSpellingOnly() {
        assertEquals(Optional.of(ResponseMode.FORM_POST), WireValue.parse(ResponseMode.class, "form_post"));
        assertEquals(Optional.empty(), WireValue.parse(ResponseMode.class, "FORM_POST"));
        assertEquals(Optional.empty(), WireValue.parse(ResponseMode.class, ""));
        assertEquals(Optional.empty(), WireValue.parse(CodeChallenge.Method.class, "s256"));
    }
}
