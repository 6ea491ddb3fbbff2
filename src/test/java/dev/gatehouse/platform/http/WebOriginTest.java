package dev.gatehouse.platform.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebOriginTest {

    @ParameterizedTest
    @ValueSource(strings = { "https://shop.example.com", "http://localhost:8080", "http://127.0.0.1:3000", "https://[::1]:8443",
            "https://shop.example.com:8443" })
    void isWhatABrowserSends(String origin) {
        assertTrue(WebOrigin.is(origin));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "null", "*", "shop.example.com", "//shop.example.com", "https://", "https://Shop.Example.com",
            "HTTPS://shop.example.com", "ftp://shop.example.com", "https://shop.example.com/", "https://shop.example.com/a",
            "https://shop.example.com?", "https://shop.example.com#", "https://ada@shop.example.com",
            "https://shop.example.com:",
            "https://shop.example.com:443", "http://shop.example.com:80", "https://*.example.com", "https://shop_example" })
    void isNothingElse(String origin) {
        assertFalse(WebOrigin.is(origin));
    }
}
