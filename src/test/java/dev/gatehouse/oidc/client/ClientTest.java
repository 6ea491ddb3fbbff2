package dev.gatehouse.oidc.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.oidc.GrantType;

class ClientTest {

    /** RFC 8252 §8.6: any program of the device can listen there and pass for a public client. */
    @ParameterizedTest
    @CsvSource({ "https://app.example.com/callback,true", "https://id.example.com/app,true", "http://127.0.0.1/callback,false",
            "http://localhost:8080/callback,false", "com.example.app:/callback,false", "http://id.example.com/app,false" })
    void aPublicClientIsAloneOnlyOnTheWeb(String uri, boolean alone) {
        assertEquals(alone, GivenClient.app().isAloneAt(uri, GivenClient.ISSUER));
        assertTrue(GivenClient.confidential().isAloneAt(uri, GivenClient.ISSUER));
    }

    /** The issuer's own origin is ours alone, be it plain http on this device; its neighbour's port is not. */
    @ParameterizedTest
    @CsvSource({ "http://localhost:8080/demo,true", "http://localhost:80800/demo,false", "http://localhost:8080,false" })
    void nobodyElseListensAtTheIssuer(String uri, boolean alone) {
        assertEquals(alone, GivenClient.app().isAloneAt(uri, "http://localhost:8080"));
    }

    @Test
    void itsResourcesAreItsAudienceAndUserinfo() {
        assertEquals(List.of(GivenClient.ISSUER), GivenClient.app().resources(GivenClient.ISSUER));
        assertEquals(List.of("https://api.example.com", GivenClient.ISSUER),
                GivenClient.app("audience: [https://api.example.com]").resources(GivenClient.ISSUER));
        assertEquals(List.of(GivenClient.ISSUER),
                GivenClient.app("audience: [" + GivenClient.ISSUER + "]").resources(GivenClient.ISSUER));
    }

    @Test
    void isPublicWithoutASecret() {
        assertTrue(GivenClient.app().isPublic());
        assertFalse(GivenClient.confidential().isPublic());
        assertTrue(GivenClient.app().mayUse(GrantType.AUTHORIZATION_CODE));
        assertFalse(GivenClient.machine().mayUse(GrantType.AUTHORIZATION_CODE));
    }
}
