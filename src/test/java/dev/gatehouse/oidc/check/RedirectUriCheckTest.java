package dev.gatehouse.oidc.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URLEncoder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.client.GivenClient;
import dev.gatehouse.platform.Problem;

class RedirectUriCheckTest {

    private static final Client CLIENT = GivenClient.of("""
            id: app, grants: [authorization_code], scopes: [openid], redirect-uris: [https://app.example.com/callback,
            "com.example.app:/callback", "http://127.0.0.1/callback", "http://[::1]:1234/callback", http://localhost/callback]
            """.replace("\n", " "));

    @ParameterizedTest
    @ValueSource(strings = { "https://app.example.com/callback", "com.example.app:/callback", "http://127.0.0.1/callback",
            "http://127.0.0.1:0/callback", "http://127.0.0.1:51004/callback", "http://[::1]/callback",
            "http://[::1]:9/callback",
            "http://localhost/callback" })
    void takesWhatIsRegisteredAndAnyPortOfALoopbackAddress(String uri) {
        assertEquals(uri, check(uri));
    }

    /**
     * Attack 38 (Keycloak CVE-2026-3872, CVE-2023-6291, CVE-2024-8883 and others): an address that looks like the registered
     * one to a parser, and goes elsewhere in a browser.
     */
    @ParameterizedTest
    @ValueSource(strings = {
            "https://app.example.com/callback/", "https://app.example.com/Callback", "https://app.example.com/callbac",
            "https://app.example.com/callback?x=1", "https://app.example.com/callback#x", "https://app.example.com/callback%20",
            "https://app.example.com/callback%0d%0aLocation:x", " https://app.example.com/callback",
            "https://app.example.com/callback\t", "https://app.example.com/./callback", "https://app.example.com/x/../callback",
            "https://app.example.com/%63allback", "https://app.example.com:443/callback",
            "https://app.example.com:8443/callback",
            "https://APP.example.com/callback", "HTTPS://app.example.com/callback", "http://app.example.com/callback",
            "https://evil.app.example.com/callback", "https://app.example.com.evil.example/callback",
            "https://app.example.com@evil.example/callback", "https://user@app.example.com/callback",
            "https://evil.example/\\app.example.com/callback", "https://app.example.com\\@evil.example/callback",
            "https://evil.example/?https://app.example.com/callback", "//app.example.com/callback", "/callback",
            "javascript:alert(1)", "data:text/html,x", "https://*.example.com/callback", "com.example.app:/callback/x",
            "com.example.app://callback", "com.example.APP:/callback",
            "http://127.0.0.1:51004/other", "http://127.0.0.1:51004/callback/", "http://127.0.0.1:51004/callback?x=1",
            "http://127.0.0.1:51004/callback#x", "https://127.0.0.1:51004/callback", "http://127.0.0.2:51004/callback",
            "http://127.0.0.1.evil.example/callback", "http://127.0.0.1:80@evil.example/callback",
            "http://127.0.0.1:99999/callback", "http://127.0.0.1:/callback", "http://127.0.0.1:-1/callback",
            "http://[::1]:x/callback", "http://[::]/callback", "http://[0:0:0:0:0:0:0:1]/callback", "http://127.1/callback",
            "http://localhost:51004/callback", "http://LOCALHOST/callback" })
    void refusesWhatOnlyLooksLikeIt(String uri) {
        assertThrows(Problem.class, () -> check(uri));
    }

    @Test
    void refusesARequestThatNamesNone() {
        assertThrows(Problem.class, () -> RedirectUriCheck.check(OAuthParameters.parse("client_id=app"), CLIENT));
    }

    private static String check(String redirectUri) {
        return RedirectUriCheck.check(OAuthParameters.parse("redirect_uri=" + URLEncoder.encode(redirectUri, UTF_8)), CLIENT)
                .value();
    }
}
