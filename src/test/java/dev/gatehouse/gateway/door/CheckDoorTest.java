package dev.gatehouse.gateway.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.GivenPerson;
import dev.gatehouse.testing.MutableClock;
import dev.gatehouse.testing.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;

@QuarkusTest
@QuarkusTestResource(Database.class)
class CheckDoorTest extends ForwardedDoor {

    private static final String STRANGER = "127.0.0.2";

    @Inject
    MutableClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Override
    String door() {
        return "/gateway/check";
    }

    private RawHttp.Reply fromAStranger(String... headers) {
        var lines = new ArrayList<>(List.of("GET /gateway/check HTTP/1.1", "Host: gw.test"));
        lines.addAll(List.of(headers));
        return RawHttp.sendFrom(STRANGER, port, lines.toArray(String[]::new));
    }

    /** oauth2-proxy CVE-2026-40575: a client that names its own path picks a rule that skips authentication. */
    @Test
    void attack1AStrangerMayNotAskWhateverItSays() {
        var named = List.of("X-Forwarded-Method: GET", "X-Forwarded-Proto: https", "X-Forwarded-Host: gw.test",
                "X-Forwarded-Uri: /public/x");
        var token = "Authorization: Bearer " + tokens.person("orders.read");

        assertEquals(400, fromAStranger().status());
        assertEquals(400, fromAStranger(token).status());
        assertEquals(400, fromAStranger(named.toArray(String[]::new)).status());
        assertEquals(400, fromAStranger("X-Original-Method: GET", "X-Original-URL: https://gw.test/public/x", token).status());
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

    /** Traefik CVE-2026-39858, CVE-2026-35051: another way to say the same, read by somebody else. */
    @ParameterizedTest
    @ValueSource(strings = { "X-Original-URL: /public/x", "X-Forwarded-Prefix: /public", "X-Original-URI: /public/x" })
    void attack6And7NothingSaysItInAnotherWay(String header) {
        assertEquals(400, forward("GET", HOST, "/orders/7", header,
                "Authorization: Bearer " + tokens.person("orders.read")).status());
    }

    @Test
    void attack6ForwardedIsNotAnAlias() {
        assertEquals(401, forward("GET", HOST, "/orders/7", "Forwarded: host=gw.test;proto=https;path=/public/x").status());
    }

    @ParameterizedTest
    @ValueSource(strings = { "X-Forwarded-Uri: /public/x", "X-Forwarded-Host: gw.test", "X-Forwarded-Method: GET" })
    void attack5ADuplicateForwardedHeaderIsAmbiguous(String line) {
        assertEquals(400, forward("GET", HOST, "/orders/7", line).status());
    }

    @Test
    void refusesARequestThatIsOnlyPartlyDescribed() {
        var reply = RawHttp.send(port, "GET /gateway/check HTTP/1.1", "Host: gw.test", "X-Forwarded-Uri: /public/x",
                "X-Forwarded-Method: GET");

        assertEquals(400, reply.status());
        assertEquals("/problems/ambiguous-request", new JsonObject(reply.body()).getString("type"));
    }

    /** authentik CVE-2026-25748: a session cookie that cannot be read must not become a yes without an identity. */
    @ParameterizedTest
    @ValueSource(strings = { "x", "", "%00", "\"quoted\"", "a=b", "../../etc" })
    void attack12AMalformedSessionCookieIsNobody(String value) {
        var reply = forward("GET", "localhost", "/gw-private/x", "Cookie: " + GivenPerson.COOKIE + "=" + value);

        assertEquals(401, reply.status());
    }

    @Test
    void takesTheSessionOnTheIssuersHostAndOnlyThere() {
        var person = GivenPerson.signedIn("Ada");
        var cookie = "Cookie: other=1; " + GivenPerson.COOKIE + "=" + person.cookie();

        var here = forward("GET", "localhost", "/gw-private/x", cookie);
        var elsewhere = forward("GET", HOST, "/orders/7", cookie);

        assertEquals(200, here.status());
        assertEquals(Optional.of(person.account().toString()), here.header("X-Auth-Subject"));
        assertEquals(401, elsewhere.status());
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
    void attackATokenOutlivesItsClient() {
        var reply = forward("GET", HOST, "/orders/7",
                "Authorization: Bearer " + tokens.with("at+jwt", Map.of("client_id", "gw-removed")));

        assertEquals(401, reply.status());
    }

    @Test
    void attack17ACookieAndATokenAtOnceAreNone() {
        var person = GivenPerson.signedIn("Grace");

        var reply = forward("GET", "localhost", "/gw-private/x", "Cookie: " + GivenPerson.COOKIE + "=" + person.cookie(),
                "Authorization: Bearer " + tokens.person("openid"));

        assertEquals(400, reply.status());
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
    void neverRedirectsWhereNobodyCanBeSignedIn() {
        assertEquals(401, forward("GET", HOST, "/orders/7", "Sec-Fetch-Mode: navigate").status());
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

    @Test
    void forgetsATokenWhenItExpires() {
        var token = "Authorization: Bearer " + tokens.person("orders.read");
        assertEquals(200, forward("GET", HOST, "/orders/7", token).status());

        clock.advance(Duration.ofMinutes(6));

        assertEquals(401, forward("GET", HOST, "/orders/7", token).status());
    }
}
