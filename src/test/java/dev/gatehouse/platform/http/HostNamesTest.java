package dev.gatehouse.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.platform.GivenPublicUrl;
import dev.gatehouse.testing.GivenServer;
import dev.gatehouse.testing.RawHttp;

class HostNamesTest {

    private static boolean isIssuer(String issuer, String... head) {
        var publicUrl = GivenPublicUrl.of(issuer);
        try (var server = GivenServer.saying(request -> HostNames.isIssuer(request, publicUrl))) {
            return Boolean.parseBoolean(RawHttp.send(server.port(), head).body());
        }
    }

    @ParameterizedTest
    @CsvSource({ "https://id.example.com, id.example.com, true", "https://id.example.com, ID.Example.COM, true",
            "https://id.example.com, id.example.com:443, true", "https://id.example.com, id.example.com:80, false",
            "https://id.example.com, id.example.com:8443, false", "https://id.example.com:8443, id.example.com:8443, true",
            "https://id.example.com:8443, id.example.com, false", "http://localhost, localhost:80, true",
            "http://localhost, localhost:443, false", "https://id.example.com, id.example.com.evil.example, false",
            "https://id.example.com, evil.example, false", "https://id.example.com, id.example.com., false" })
    void isTheHostOfTheIssuerAndNoOther(String issuer, String host, boolean ours) {
        assertEquals(ours, isIssuer(issuer, "GET / HTTP/1.1", "Host: " + host));
    }

    /** Two programs would take one each (RFC 9112 §3.2). */
    @Test
    void attackTwoHostsOrNoneAreNotOurs() {
        assertEquals(false,
                isIssuer("https://id.example.com", "GET / HTTP/1.1", "Host: id.example.com", "Host: id.example.com"));
        assertEquals(false, isIssuer("https://id.example.com", "GET / HTTP/1.0"));
    }
}
