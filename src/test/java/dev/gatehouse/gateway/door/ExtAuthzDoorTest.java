package dev.gatehouse.gateway.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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

/** Questions as Envoy asks them over HTTP with {@code path_prefix: /gateway/ext_authz}. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ExtAuthzDoorTest extends ForwardedDoor {

    @Override
    List<String> question(String method, String host, String target) {
        return List.of(method + " /gateway/ext_authz" + target + " HTTP/1.1", "Host: " + host, "Content-Length: 0",
                "X-Envoy-Internal: true", "X-Forwarded-For: 10.0.0.5", "X-Envoy-Expected-Rq-Timeout-Ms: 200");
    }

    private RawHttp.Reply questionTo(String path, String... more) {
        return RawHttp.send(port, ("GET " + path + " HTTP/1.1\nHost: gw.test\n" + String.join("\n", more)).strip().split("\n"));
    }

    @Test
    void theSchemeMayStandBeside() {
        assertEquals(200, forward("GET", HOST, "/public/x", "X-Forwarded-Proto: https", "X-Forwarded-Port: 443",
                "X-Real-IP: 10.0.0.1").status());
    }

    /** What Envoy asks about is the question itself; who says it again means something else. */
    @ParameterizedTest
    @ValueSource(strings = { "X-Forwarded-Uri: /public/x", "X-Forwarded-Method: GET", "X-Forwarded-Host: gw.test",
            "X-Original-URL: https://gw.test/public/x", "X-Original-Method: GET", "X-Original-URI: /public/x",
            "x_forwarded_uri: /public/x", "X.Original.URL: https://gw.test/public/x" })
    void attack1NoHeaderNamesAnotherRequest(String header) {
        assertEquals(400, forward("GET", HOST, "/public/x", header).status());
        assertEquals(400, forward("GET", HOST, "/orders/7", header, bearer(tokens.person("orders.read"))).status());
    }

    @Test
    void attack1NotEvenAWholeFamilyOfThem() {
        assertEquals(400, forward("GET", HOST, "/orders/7", "X-Forwarded-Method: GET", "X-Forwarded-Proto: https",
                "X-Forwarded-Host: gw.test", "X-Forwarded-Uri: /public/x").status());
    }

    /** {@code OPTIONS *} has no slash, and a prefix that ends in one makes two. */
    @ParameterizedTest
    @ValueSource(strings = { "/gateway/ext_authz", "/gateway/ext_authz?x=/public/x", "/gateway/ext_authz*",
            "/gateway/ext_authzpublic/x", "/gateway/ext_authz//public/x", "/gateway/ext_authz/../check",
            "/gateway/ext_authz/%2e%2e/token" })
    void attack19WhatStandsBehindThePrefixIsAPath(String path) {
        assertEquals(400, questionTo(path).status());
    }

    /** Otherwise the built-in proxy would take the question for the request, and the API's answer would be the judgement. */
    @Test
    void nothingThatBeginsWithThePrefixIsProxied() {
        routes.use("[{ id: gw-all, hosts: [gw.test], paths: [/**], anonymous: true, upstream: 'http://127.0.0.1:%d' }]"
                .formatted(upstream.port()));

        assertEquals(400, questionTo("/gateway/ext_authz*").status());
        assertEquals(200, questionTo("/gateway/ext_authz/").status());
        assertEquals(200, questionTo("/gateway/ext_authz/gateway/ext_authz/x").status());
        assertEquals(0, upstream.received());
    }

    @ParameterizedTest
    @CsvSource({ "GET,200", "HEAD,200", "POST,403", "OPTIONS,403", "PROPFIND,403", "TRACE,400" })
    void theMethodOfTheQuestionIsTheMethodThatIsJudged(String method, int status) {
        assertEquals(status, forward(method, HOST, "/orders/7", bearer(tokens.person("orders.read"))).status());
    }

    @Test
    void takesATargetInAbsoluteForm() {
        assertEquals(200, questionTo("http://gw.test/gateway/ext_authz/public/x").status());
        assertEquals(400, questionTo("http://other.test/gateway/ext_authz/public/x").status());
    }

    @Test
    void attack13TwoHostsAreNone() {
        assertEquals(400, forward("GET", HOST, "/public/x", "Host: other.test").status());
    }

    @Test
    void tellsEnvoyToKeepTheTokenFromTheApi() {
        var reply = forward("GET", HOST, "/orders/7", bearer(tokens.person("orders.read")));

        assertEquals(Optional.of("authorization, x-gatehouse-authorization, cookie"),
                reply.header("X-Envoy-Auth-Headers-To-Remove"));
    }

    /** Envoy replaces the cookies by those of the answer, if it may; where there are none left, it is told to remove them. */
    @Test
    void attack61KeepsTheSessionFromTheApi() {
        var session = GivenPerson.COOKIE + "=" + GivenPerson.signedIn("Mary").cookie();

        var mixed = forward("GET", "localhost", "/gw-private/x", "Cookie: theme=dark; " + session + "; lang=en");
        var alone = forward("GET", "localhost", "/gw-private/x", "Cookie: " + session);

        assertEquals(Optional.of("theme=dark; lang=en"), mixed.header("Cookie"));
        assertEquals(Optional.of("authorization, x-gatehouse-authorization"), mixed.header("X-Envoy-Auth-Headers-To-Remove"));
        assertEquals(200, alone.status());
        assertEquals(Optional.empty(), alone.header("Cookie"));
        assertEquals(Optional.of("authorization, x-gatehouse-authorization, cookie"),
                alone.header("X-Envoy-Auth-Headers-To-Remove"));
    }

    @Test
    void sendsABrowserToSignInAndBack() {
        var reply = forward("GET", "localhost", "/gw-private/x?y=1", "Sec-Fetch-Mode: navigate");

        assertEquals(302, reply.status());
        assertTrue(reply.header("Location").orElseThrow().endsWith("/login?return_to=%2Fgw-private%2Fx%3Fy%3D1"));
        assertEquals(401, forward("GET", "localhost", "/gw-private/x", "Sec-Fetch-Mode: cors").status());
    }

    /** Envoy before 1.28 adds its own address to the question; one that is trusted is passed over like any hop of ours. */
    @Test
    void anEnvoyThatAddsItsOwnAddressIsNotTheClient() {
        limit("{ per: address, rate: 1/h }");
        var good = bearer(tokens.person("orders.read"));

        assertEquals(200, askFrom("203.0.113.7,127.0.0.1", "GET", HOST, "/limited", good).status());
        assertEquals(200, askFrom("203.0.113.8,127.0.0.1", "GET", HOST, "/limited", good).status());
        assertEquals(429, askFrom("203.0.113.7,127.0.0.1", "GET", HOST, "/limited", good).status());
    }

    /** Envoy leaves a client's as it is where it takes the request for an internal one, and without use_remote_address. */
    @Test
    void attack62AnExternalAddressThatAClientMaySayIsNoBucketOfItsOwn() {
        limit("{ per: address, rate: 1/h }");
        var good = bearer(tokens.person("orders.read"));

        assertEquals(200,
                askFrom("203.0.113.7", "GET", HOST, "/limited", good, "X-Envoy-External-Address: 198.51.100.1").status());
        assertEquals(429,
                askFrom("203.0.113.7", "GET", HOST, "/limited", good, "X-Envoy-External-Address: 198.51.100.2").status());
    }

    /** Envoy keeps its connections: a question with a body, or about a HEAD request, must not shift the replies after it. */
    @Test
    void aBodyOfAQuestionIsNotTheNextQuestion() {
        var both = "POST /gateway/ext_authz/public/x HTTP/1.1\r\nHost: gw.test\r\nContent-Length: 5\r\n\r\nhello"
                + "HEAD /gateway/ext_authz/orders/7 HTTP/1.1\r\nHost: gw.test\r\n\r\n"
                + "GET /gateway/ext_authz//x HTTP/1.1\r\nHost: gw.test\r\nConnection: close\r\n\r\n";

        var replies = RawHttp.exchange("127.0.0.1", port, both);

        assertEquals(200, replies.status());
        assertEquals(List.of("HTTP/1.1 401 Unauthorized", "HTTP/1.1 400 Bad Request"),
                replies.body().lines().filter(line -> line.startsWith("HTTP/1.1")).toList());
    }
}
