package dev.gatehouse.gateway.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.GivenPerson;
import dev.gatehouse.testing.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ForwardAuthDoorTest extends ForwardedDoor {

    @Override
    List<String> question(String method, String host, String target) {
        return inHeaders("/gateway/check", method, host, target);
    }

    /** As ingress-nginx asks. */
    @Test
    void takesTheOtherFamilyOfHeaders() {
        var reply = RawHttp.send(port, "GET /gateway/check HTTP/1.1", "Host: gatehouse.internal", "X-Original-Method: GET",
                "X-Original-URL: https://gw.test/orders/7?a=b", "X-Sent-From: nginx-ingress-controller",
                "X-Real-IP: 10.0.0.1", "X-Forwarded-For: 10.0.0.1", "X-Auth-Request-Redirect: /orders/7?a=b",
                "Authorization: Bearer " + tokens.person("orders.read"));

        assertEquals(200, reply.status());
        assertTrue(reply.header("X-Auth-Assertion").orElseThrow().startsWith("ey"));
    }

    /** As Traefik's ForwardAuth asks; what it adds beside the four says nothing of the request. */
    @Test
    void takesWhatTraefikSends() {
        var beside = new String[] { "X-Forwarded-For: 10.0.0.1", "X-Forwarded-Port: 443", "X-Forwarded-Server: edge",
                "X-Real-Ip: 10.0.0.1", "Authorization: Bearer " + tokens.person("orders.read") };

        assertEquals(200, forward("GET", HOST, "/orders/7", beside).status());
    }

    @Test
    void refusesARequestThatIsOnlyPartlyDescribed() {
        var reply = RawHttp.send(port, "GET /gateway/check HTTP/1.1", "Host: gw.test", "X-Forwarded-Uri: /public/x",
                "X-Forwarded-Method: GET");

        assertEquals(400, reply.status());
        assertEquals("/problems/ambiguous-request", new JsonObject(reply.body()).getString("type"));
    }

    /** CSRF (RFC 9700 §4.7): the cookie comes along whoever made the browser write. */
    @ParameterizedTest
    @CsvSource({ "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site", "Origin: https://evil.example", "Origin: null" })
    void attackAForeignPageWritesWithTheSession(String header) {
        var cookie = "Cookie: " + GivenPerson.COOKIE + "=" + GivenPerson.signedIn("Mary").cookie();

        assertEquals(403, forward("POST", "localhost", "/gw-private/x", cookie, header).status());
        assertEquals(403,
                forward("DELETE", "localhost", "/gw-private/x", cookie, "Sec-Fetch-Site: same-origin", header).status());
        assertEquals(200, forward("GET", "localhost", "/gw-private/x", cookie, header).status());
        assertEquals(200, forward("POST", "localhost", "/gw-private/x", cookie, "Sec-Fetch-Site: same-origin",
                "Origin: http://localhost:" + port).status());
        assertEquals(200, forward("POST", "localhost", "/gw-private/x", cookie).status());
    }

    /** A page that holds a token means what it sends. */
    @Test
    void letsAForeignPageWriteWithAToken() {
        var reply = forward("POST", "localhost", "/gw-private/x", "Origin: https://shop.example.com",
                "Authorization: Bearer " + tokens.with("at+jwt", Map.of("aud", List.of("http://localhost:" + port))));

        assertEquals(200, reply.status());
    }

    @Test
    void sendsABrowserToSignInAndBack() {
        var reply = forward("GET", "localhost", "/gw-private/x?y=1", "Sec-Fetch-Mode: navigate");

        assertEquals(302, reply.status());
        assertTrue(reply.header("Location").orElseThrow().endsWith("/login?return_to=%2Fgw-private%2Fx%3Fy%3D1"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "Sec-Fetch-Mode: cors", "Accept: application/json", "Sec-Fetch-Mode: no-cors" })
    void neverRedirectsAScript(String header) {
        assertEquals(401, forward("GET", "localhost", "/gw-private/x", header).status());
    }

    @Test
    void sendsABrowserToTheHostsOwnHandoffWhateverPortTheProxyNames() {
        var reply = forward("GET", HOST + ":6666", "/orders/7?a=b", "Sec-Fetch-Mode: navigate");

        assertEquals(302, reply.status());
        assertEquals("http://gw.test:" + port + "/gateway/session?return_to=%2Forders%2F7%3Fa%3Db",
                reply.header("Location").orElseThrow());
    }

    /** Traefik and its kin replace the cookies by these, and take them out where there are none. */
    @Test
    void attack61AnswersTheCookiesButOurs() {
        var session = GivenPerson.COOKIE + "=" + GivenPerson.signedIn("Mary").cookie();

        var mixed = forward("GET", "localhost", "/gw-private/x", "Cookie: theme=dark; " + session + "; lang=en");
        var open = forward("GET", HOST, "/public/x", "Cookie: lang=en", "Cookie: gatehouse-handoff=stolen");

        assertEquals(200, mixed.status());
        assertEquals(Optional.of("theme=dark; lang=en"), mixed.header("Cookie"));
        assertEquals(Optional.of("lang=en"), open.header("Cookie"));
        for (var cookies : List.of(session, "a=b," + session, "a=" + session)) {
            assertEquals(Optional.empty(), forward("GET", HOST, "/public/x", "Cookie: " + cookies).header("Cookie"), cookies);
        }
        assertEquals(Optional.empty(), forward("GET", "localhost", "/gw-private/x", "Cookie: theme=dark").header("Cookie"));
    }

    @Test
    void tellsTheCallerNothingThatHelps() {
        var reply = forward("GET", HOST, "/orders/7", "Authorization: Bearer "
                + tokens.with("at+jwt", Map.of("aud", List.of("https://other.test"))));
        var body = new JsonObject(reply.body());

        assertEquals("/problems/token-refused", body.getString("type"));
        assertEquals(reply.header("X-Request-Id").orElseThrow(), body.getString("request_id"));
        assertFalse(reply.body().contains("audience"));
        assertEquals(Optional.of("application/problem+json"), reply.header("Content-Type"));
    }
}
