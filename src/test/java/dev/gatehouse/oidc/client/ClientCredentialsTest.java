package dev.gatehouse.oidc.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthErrorCode;
import dev.gatehouse.oidc.OAuthParameters;

/** RFC 6749 §2.3.1: a client presents itself in one way, and in one way only. */
class ClientCredentialsTest {

    @ParameterizedTest
    @CsvSource({ "client_id=app, app, NONE,", "client_id=app&client_secret=s%2Bs, app, CLIENT_SECRET_POST, s+s",
            "client_id=app&client_secret=, app, NONE," })
    void readsTheBody(String body, String id, ClientAuthMethod method, String secret) {
        var presented = read(body);

        assertEquals(id, presented.id());
        assertEquals(method, presented.method());
        assertEquals(secret, presented.secret().map(found -> found.value()).orElse(null));
    }

    /** Both halves are form-encoded before they are joined (RFC 6749 §2.3.1), so that a colon may stand in either. */
    @ParameterizedTest
    @CsvSource({ "app:secret, app, secret", "a%3Ab:c%3Ad, a:b, c:d", "app:a:b, app, a:b", "app:a+b, app, a b", "app:, app, ''",
            "app:%C3%A4, app, ä" })
    void readsTheHeader(String pair, String id, String secret) {
        var presented = read("grant_type=client_credentials", basic(pair));

        assertEquals(id, presented.id());
        assertEquals(ClientAuthMethod.CLIENT_SECRET_BASIC, presented.method());
        assertEquals(secret, presented.secret().orElseThrow().value());
    }

    @Test
    void theSchemeHasNoCase() {
        assertEquals("app", read("", basic("app:s").replace("Basic", "bAsIc")).id());
        assertEquals("app", read("client_id=app", basic("app:s")).id());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "client_id=", "client_secret=s", "client_id=app&client_assertion=x",
            "client_id=app&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer" })
    void refusesABodyThatNamesNobodyOrProvesInAnUnknownWay(String body) {
        assertRefused(OAuthErrorCode.INVALID_CLIENT, body);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Bearer abc", "Basic", "Basic !!!", "Basic YXBw", "Basic OnNlY3JldA==", "Basic YXBwOiV6eg==",
            "Digest username=app", "" })
    void refusesAHeaderThatIsNotReadable(String header) {
        assertRefused(OAuthErrorCode.INVALID_CLIENT, "", header);
    }

    /** What is said twice could be believed once here and once elsewhere (RFC 6749 §2.3). */
    @Test
    void refusesTwoWaysAtOnce() {
        assertRefused(OAuthErrorCode.INVALID_REQUEST, "client_id=app&client_secret=s", basic("app:s"));
        assertRefused(OAuthErrorCode.INVALID_REQUEST, "", basic("app:s"), basic("app:s"));
        assertRefused(OAuthErrorCode.INVALID_REQUEST, "client_id=other", basic("app:s"));
    }

    @Test
    void printsNoSecret() {
        assertFalse(read("", basic("app:hunter2")).toString().contains("hunter2"));
    }

    private static void assertRefused(OAuthErrorCode code, String body, String... authorization) {
        assertEquals(code, assertThrows(OAuthError.class, () -> read(body, authorization)).code());
    }

    private static ClientCredentials read(String body, String... authorization) {
        return ClientCredentials.read(List.copyOf(Arrays.asList(authorization)), OAuthParameters.parse(body));
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }
}
