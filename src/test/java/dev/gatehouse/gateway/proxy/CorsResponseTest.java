package dev.gatehouse.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.gateway.route.Cors;
import io.vertx.core.MultiMap;

class CorsResponseTest {

    private static final String SHOP = "https://shop.example.com";

    private final Cors cors = new Cors(Set.of(SHOP));

    private static MultiMap from(String origin) {
        return MultiMap.caseInsensitiveMultiMap().add("Origin", origin);
    }

    @Test
    void opensToTheOriginThatTheRouteNames() {
        assertEquals(Map.of("Vary", "Origin", "Access-Control-Allow-Origin", SHOP, "Access-Control-Expose-Headers",
                "WWW-Authenticate, X-Request-Id, Retry-After, RateLimit, RateLimit-Policy"),
                CorsResponse.headers(from(SHOP), cors));
    }

    @ParameterizedTest
    @ValueSource(strings = { "null", "https://shop.example.com.evil.test", "http://shop.example.com",
            "HTTPS://SHOP.EXAMPLE.COM",
            "https://shop.example.com:443", "https://shop.example.com/", "*", "" })
    void opensToNoOther(String origin) {
        assertEquals(Map.of("Vary", "Origin"), CorsResponse.headers(from(origin), cors));
        assertEquals(Map.of("Vary", "Origin"), CorsResponse.preflight(from(origin), cors, "POST").headers());
    }

    @Test
    void whoNamesNoOriginIsNoScript() {
        assertEquals(Map.of("Vary", "Origin"), CorsResponse.headers(MultiMap.caseInsensitiveMultiMap(), cors));
    }

    @Test
    void aPreflightIsToldWhatItMaySend() {
        var reply = CorsResponse.preflight(from(SHOP).add("Access-Control-Request-Headers", "authorization, x-shop"), cors,
                "PUT");

        assertEquals(204, reply.status());
        assertEquals("", reply.body());
        assertEquals("PUT", reply.headers().get("Access-Control-Allow-Methods"));
        assertEquals("authorization, x-shop", reply.headers().get("Access-Control-Allow-Headers"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "x\r\nset-cookie: a=b", "x; y", "\"x\"", "(x)", "\u00fc" })
    void namesThatAreNoneAreNotSaidAgain(String names) {
        var reply = CorsResponse.preflight(from(SHOP).add("Access-Control-Request-Headers", names), cors, "GET");

        assertNull(reply.headers().get("Access-Control-Allow-Headers"));
        assertEquals(SHOP, reply.headers().get("Access-Control-Allow-Origin"));
    }

    /** A credential that a browser adds of its own accord would count whoever wrote the script. */
    @Test
    void neverAllowsCredentials() {
        assertFalse(CorsResponse.preflight(from(SHOP), cors, "GET").headers().containsKey("Access-Control-Allow-Credentials"));
        assertFalse(CorsResponse.headers(from(SHOP), cors).containsKey("Access-Control-Allow-Credentials"));
    }
}
