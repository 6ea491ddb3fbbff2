package dev.gatehouse.oidc.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.oidc.OAuthParameters;

class RequestUriTest {

    private static final String HANDLE = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    @Test
    void comesBackAsItWasHandedOut() {
        var pending = RequestUri.of(HANDLE);

        assertEquals("urn:ietf:params:oauth:request_uri:" + HANDLE, pending.uri());
        assertEquals(Optional.of(pending), RequestUri.find(OAuthParameters.parse("request_uri=" + pending.uri())));
        assertEquals(HANDLE, pending.handle());
    }

    /** An address that an application names is never fetched: it would make us ask other servers in its name. */
    @ParameterizedTest
    @ValueSource(strings = { "", "request_uri=", "request_uri=https://evil.example/r", "request_uri=" + HANDLE,
            "request_uri=urn:ietf:params:oauth:request-uri:" + HANDLE,
            "request_uri=URN:ietf:params:oauth:request_uri:" + HANDLE,
            "request=urn:ietf:params:oauth:request_uri:" + HANDLE })
    void anyOtherIsNotOurs(String sent) {
        assertEquals(Optional.empty(), RequestUri.find(OAuthParameters.parse(sent)));
    }

    @Test
    void isNotPrinted() {
        assertFalse(RequestUri.of(HANDLE).toString().contains(HANDLE));
    }
}
