package dev.gatehouse.gateway.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.gateway.GivenTokens;
import dev.gatehouse.gateway.route.GivenRoutes;
import dev.gatehouse.testing.EchoUpstream;
import dev.gatehouse.testing.GivenPerson;
import dev.gatehouse.testing.HostBrowser;
import dev.gatehouse.testing.RawHttp;
import dev.gatehouse.testing.RealProxy;

/** What an API behind a real proxy sees, with the configuration that we ship. */
abstract class RealProxyContract {

    @Inject
    GivenTokens tokens;

    @Inject
    GivenRoutes routes;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @TempDir
    Path folder;

    private EchoUpstream api;
    private RealProxy proxy;

    /** Starts the proxy on this port with the shipped file, its addresses replaced. */
    abstract RealProxy start(int listen, int gatehouse, int upstream) throws IOException;

    @BeforeEach
    void start() throws IOException {
        routes.use("""
                - { id: gw-open, hosts: [api.example.com], paths: [/public/**], anonymous: true }
                - id: gw-read
                  hosts: [api.example.com]
                  paths: [/orders/**]
                  audience: https://gw.test
                  require: { scopes: [orders.read] }
                - { id: gw-pages, hosts: [api.example.com], paths: [/pages/**] }
                """);
        api = new EchoUpstream();
        proxy = start(RealProxy.freePort(), port, api.port());
    }

    @AfterEach
    void stop() {
        if (proxy != null) {
            proxy.close();
        }
        api.close();
        routes.restore();
    }

    private RawHttp.Reply get(String target, String... headers) {
        var lines = new ArrayList<>(List.of("GET " + target + " HTTP/1.1", "Host: api.example.com"));
        lines.addAll(List.of(headers));
        return RawHttp.send(proxy.port(), lines.toArray(String[]::new));
    }

    private String bearer(String scope) {
        return "Authorization: Bearer " + tokens.person(scope);
    }

    @Test
    void letsAValidTokenThroughAndTellsTheApiWhoItIs() {
        var reply = get("/orders/7?a=b", bearer("orders.read"));

        assertEquals(200, reply.status());
        assertTrue(reply.body().startsWith("GET /orders/7?a=b\n"), reply.body());
        assertTrue(reply.body().contains("x-auth-scopes: orders.read\n"), reply.body());
        assertTrue(reply.body().contains("x-auth-assertion: ey"), reply.body());
        assertFalse(reply.body().contains("Bearer"));
    }

    @Test
    void refusesWithoutATokenOrItsScope() {
        assertEquals(401, get("/orders/7").status());
        assertEquals(403, get("/orders/7", bearer("openid")).status());
        assertEquals(403, get("/elsewhere", bearer("orders.read")).status());
        assertEquals(0, api.received());
    }

    @ParameterizedTest
    @ValueSource(strings = { "X-Auth-Subject", "x-auth-subject", "X_Auth_Subject", "X.Auth.Subject", "X-Auth_Subject",
            "X-Auth-Assertion" })
    void attack3And5And9SpoofedIdentityReachesTheApiInNoSpelling(String name) {
        var known = get("/orders/7", bearer("orders.read"), name + ": spoofed");
        var nobody = get("/public/x", name + ": spoofed");

        assertEquals(200, known.status());
        assertFalse(known.body().contains("spoofed"), known.body());
        assertEquals(200, nobody.status());
        assertFalse(nobody.body().contains("spoofed"), nobody.body());
        assertFalse(nobody.body().matches("(?s).*x-auth-[a-z]+: [^\\s].*"), nobody.body());
    }

    @Test
    void keepsWhatARefusalSays() {
        assertEquals("Bearer realm=\"https://gw.test\", scope=\"orders.read\"",
                get("/orders/7").header("WWW-Authenticate").orElseThrow());
        assertEquals("Bearer error=\"insufficient_scope\", scope=\"orders.read\"",
                get("/orders/7", bearer("openid")).header("WWW-Authenticate").orElseThrow());
        assertFalse(get("/elsewhere", bearer("orders.read")).header("WWW-Authenticate").isPresent());
        assertEquals(400, get("/public//x").status());
    }

    @Test
    void tellsWhoAsksTooOftenSoAndWhenToComeBack() {
        routes.use("""
                [{ id: gw-%s, hosts: [api.example.com], paths: [/limited], anonymous: true,
                limit: { per: address, rate: 1/h } }]""".formatted(UUID.randomUUID()));

        var first = get("/limited", "X-Forwarded-For: 198.51.100.1");
        var second = get("/limited", "X-Forwarded-For: 198.51.100.2");

        assertEquals(200, first.status());
        assertEquals(429, second.status());
        assertTrue(second.header("Retry-After").orElseThrow().matches("3[56][0-9]{2}"), second.toString());
        assertTrue(second.header("RateLimit").orElseThrow().startsWith("\"address\";r=0;t=3"), second.toString());
        assertEquals(1, api.received());
    }

    /** Behind the check an API, or what it is built with, could take any of these for the method, the path or the host. */
    @ParameterizedTest
    @ValueSource(strings = { "X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "X-Original-URL", "X-Rewrite-URL",
            "X-Forwarded-Prefix", "X-Forwarded-Host", "X-Forwarded-Uri", "X-Forwarded-Method", "X-Host", "Forwarded" })
    void attack7WhatChangesMethodPathOrHostDoesNotReachTheApi(String name) {
        var reply = get("/orders/7", bearer("orders.read"), name + ": spoofed");

        assertEquals(200, reply.status());
        assertFalse(reply.body().contains("spoofed"), reply.body());
    }

    @ParameterizedTest
    @ValueSource(strings = { "X-Auth-Roles", "X-Auth-User", "X_HTTP_Method_Override", "X.Original.URL", "X-Forwarded-Path" })
    void attack7WhatARecipeDoesNotNameReachesTheApiNeither(String name) {
        var reply = get("/orders/7", bearer("orders.read"), name + ": spoofed");

        assertTrue(reply.status() == 200 || reply.status() == 400, "" + reply.status());
        assertFalse(reply.body().contains("spoofed"), reply.body());
    }

    @ParameterizedTest
    @ValueSource(strings = { "theme=dark; gatehouse-session=stolen; lang=en", "gatehouse-session=stolen; theme=dark; lang=en",
            "theme=dark; lang=en; __Host-gatehouse-session=stolen", "theme=dark; gatehouse-handoff=stolen; lang=en",
            "__Host-gatehouse-handoff=stolen; theme=dark; __Host-gatehouse-session=stolen; lang=en",
            "gatehouse-session=stolen; theme=dark; lang=en; gatehouse-handoff=stolen",
            "theme=dark;gatehouse-session=stolen;lang=en" })
    void keepsTheSessionToItself(String cookies) {
        var reply = get("/public/x", "Cookie: " + cookies);

        assertEquals(200, reply.status());
        assertFalse(reply.body().contains("stolen"), reply.body());
        assertTrue(reply.body().contains("theme=dark") && reply.body().contains("lang=en"), reply.body());
    }

    /** Where anybody may pass, two sessions are no reason to refuse: the API must see neither. */
    @ParameterizedTest
    @ValueSource(strings = { "gatehouse-session=stolen; gatehouse-session=stolen-too",
            "gatehouse-session=stolen; theme=dark; __Host-gatehouse-session=stolen-too; gatehouse-session=stolen",
            "gatehouse-session=stolen;gatehouse-session=stolen-too;gatehouse-session=stolen" })
    void keepsADoubledSessionToItself(String cookies) {
        var reply = get("/public/x", "Cookie: " + cookies);

        assertEquals(200, reply.status());
        assertFalse(reply.body().contains("stolen"), reply.body());
    }

    /** The whole journey: to the proxy, to the issuer, and back to the page behind the proxy. */
    @Test
    void aBrowserSignsInAndComesBack() {
        var ada = GivenPerson.signedIn("Ada Lovelace");
        var browser = new HostBrowser().knowing("localhost", port).knowing("api.example.com", proxy.port())
                .withCookie("localhost", GivenPerson.COOKIE, ada.cookie()).withCookie("api.example.com", "theme", "dark");
        var site = "http://api.example.com:" + port;

        var page = browser.follow(site + "/pages/7?a=b&c=%20d");

        assertEquals(200, page.status(), browser.visited().toString());
        assertTrue(page.body().startsWith("GET /pages/7?a=b&c=%20d\n"), page.body());
        assertTrue(page.body().contains("x-auth-subject: " + ada.account() + "\n"), page.body());
        assertTrue(page.body().contains("theme=dark") && !page.body().contains("gatehouse-"), page.body());
        assertEquals(1, api.received());
        assertEquals(5, browser.visited().size(), browser.visited().toString());
        assertEquals(200, browser.open(site + "/pages/8").status());
        assertEquals(200, browser.send("POST", site + "/pages/8", "Sec-Fetch-Site: same-origin", "Content-Length: 0").status());
        assertEquals(403, browser.send("POST", site + "/pages/8", "Sec-Fetch-Site: same-site", "Content-Length: 0").status());
    }

    @Test
    void aScriptIsSentNowhere() {
        var reply = get("/pages/7", "Sec-Fetch-Mode: cors", "Accept: text/html");

        assertEquals(401, reply.status());
        assertFalse(reply.header("Location").isPresent());
    }

    @Test
    void passesALargeBodyOn() {
        var body = "x".repeat(3_000_000);

        var reply = RawHttp.exchange("127.0.0.1", proxy.port(), "POST /public/x HTTP/1.1\r\nHost: api.example.com\r\n"
                + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);

        assertEquals(200, reply.status());
        assertTrue(reply.body().endsWith("\n" + body));
    }

    @Test
    void passesAnEventOnWhenItComesAndNotWhenTheStreamEnds() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            socket.setSoTimeout(6_000);
            socket.getOutputStream().write("GET /public/events HTTP/1.1\r\nHost: api.example.com\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

            assertTrue(lines.lines().anyMatch("data: first"::equals));
        }
    }

    /** An id or a trace of a client's would put its requests into somebody else's story. */
    @Test
    void namesTheRequestAndItsTraceItself() {
        var reply = get("/orders/7", bearer("orders.read"), "X-Request-Id: spoofed", "tracestate: spoofed=1",
                "traceparent: 00-5900fed05900fed05900fed05900fed0-5900fed05900fed0-01");

        assertEquals(200, reply.status());
        assertFalse(reply.body().contains("spoofed") || reply.body().contains("5900fed0"), reply.body());
        assertTrue(Pattern.compile("(?m)^x-request-id: [A-Za-z0-9-]{32,36}$").matcher(reply.body()).find(), reply.body());
        assertTrue(Pattern.compile("(?m)^traceparent: 00-[0-9a-f]{32}-[0-9a-f]{16}-01$").matcher(reply.body()).find(),
                reply.body());
    }

    @Test
    void attack1AClientCannotNameAnotherRequest() {
        var reply = get("/orders/7", "X-Forwarded-Uri: /public/x", "X-Forwarded-Method: GET",
                "X-Forwarded-Host: api.example.com");

        assertEquals(401, reply.status());
        assertEquals(0, api.received());
    }

    @Test
    void attack10ConnectionCannotNominateOurHeadersAway() {
        var reply = get("/orders/7", bearer("orders.read"), "Connection: X-Auth-Subject, close");

        assertEquals(200, reply.status());
        assertTrue(reply.body().contains("x-auth-subject: "), reply.body());
    }

    @ParameterizedTest
    @ValueSource(strings = { "/public/../orders/7", "/public/%2e%2e/orders/7", "/public//x", "/public/%2Fx", "/public/x;y",
            "/public/%5Cx" })
    void attack18To20AmbiguousPathsReachNoApi(String target) {
        var status = get(target).status();

        assertTrue(status == 400 || status == 403, "" + status);
        assertEquals(0, api.received());
    }
}
