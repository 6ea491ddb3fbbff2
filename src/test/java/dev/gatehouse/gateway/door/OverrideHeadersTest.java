package dev.gatehouse.gateway.door;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.gateway.AmbiguousRequest;
import dev.gatehouse.gateway.identity.IdentityHeaders;

class OverrideHeadersTest {

    private static void refuse(String name) {
        if (OverrideHeaders.mayMatter(name)) {
            OverrideHeaders.refuse(name, IdentityHeaders.folded(name));
        }
    }

    @ParameterizedTest
    @CsvSource({ "X-HTTP-Method-Override,another method", "x_http_method_override,another method",
            "X.Rewrite.URL,another path", "X-Forwarded-Prefix,another path", "X-Host,another host",
            "Forwarded,another client", "FORWARDED,another client", "X-Original-URI,neither method nor host" })
    void refusesInEverySpellingWhatSaysSomethingElse(String name, String what) {
        var refusal = assertThrows(AmbiguousRequest.class, () -> refuse(name));

        assertTrue(refusal.getMessage().contains(what), refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = { "X_Auth_Subject", "X.Auth.Scopes", "X-Auth-Roles", "X-Auth-User", "X_Request_Id",
            "X_Gatehouse_Authorization", "X.Gatehouse-Authorization" })
    void refusesWhatAnApiCouldTakeForAnIdentity(String name) {
        assertThrows(AmbiguousRequest.class, () -> refuse(name));
    }

    /** The proxy overwrites these with what the door replies, or sends them of its own accord. */
    @ParameterizedTest
    @ValueSource(strings = { "X-Auth-Subject", "x-auth-assertion", "X-Auth-Request-Redirect", "X-Real-IP", "X-Forwarded-For",
            "X-Forwarded-Port", "X-Request-Id", "X-Gatehouse-Authorization", "traceparent", "Accept", "From", "Host", "TE",
            "" })
    void letsPassWhatSaysNothingElse(String name) {
        assertDoesNotThrow(() -> refuse(name));
    }

    /** What is refused at a door is taken out by the built-in proxy, which knows it by the same list. */
    @ParameterizedTest
    @CsvSource({ "x-http-method,true", "forwarded,true", "x-auth-anything,true", "x-original-uri,true", "x-shop,false",
            "accept,false" })
    void theProxyTakesOutTheSame(String folded, boolean out) {
        if (out) {
            assertTrue(OverrideHeaders.sayMoreThanWasJudged(folded));
        } else {
            assertFalse(OverrideHeaders.sayMoreThanWasJudged(folded));
        }
    }
}
