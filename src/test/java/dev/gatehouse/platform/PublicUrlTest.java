package dev.gatehouse.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {

    @ParameterizedTest
    @CsvSource({ "https://Login.Example.org,https://login.example.org,login.example.org",
            "https://login.example.org:443,https://login.example.org,login.example.org",
            "https://login.example.org:8443,https://login.example.org:8443,login.example.org:8443",
            "http://localhost:8080,http://localhost:8080,localhost:8080" })
    void keepsOneSpellingOfTheIssuer(URI configured, String issuer, String host) {
        PublicUrl url = publicUrl(configured);

        assertEquals(issuer, url.issuer());
        assertEquals(host, url.host());
        assertEquals(issuer + "/login", url.at("/login"));
    }

    @ParameterizedTest
    @CsvSource({ "https://Login.Example.org,https://api.login.example.org", "https://a.org:8443,https://api.a.org:8443",
            "http://localhost:8080,http://api.localhost:8080", "http://127.0.0.1:8080,http://api.localhost:8080",
            "http://[::1]:8080,http://api.localhost:8080" })
    void namesAHostBelowOurs(URI configured, String below) {
        assertEquals(below, publicUrl(configured).below("api"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://login.example.org/", "https://login.example.org/auth", "https://login.example.org?a",
            "https://login.example.org#a", "https://user@login.example.org", "http://login.example.org", "login.example.org",
            "ftp://localhost" })
    void refusesAnIssuerThatWouldMislead(URI configured) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> publicUrl(configured));

        assertTrue(refusal.getMessage().startsWith("gatehouse.issuer"));
    }

    private static PublicUrl publicUrl(URI issuer) {
        return new PublicUrl(new PlatformConfig() {
            @Override
            public URI issuer() {
                return issuer;
            }

            @Override
            public String policy() {
                return "policy.yaml";
            }
        });
    }
}
