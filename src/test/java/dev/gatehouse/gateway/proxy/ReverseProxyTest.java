package dev.gatehouse.gateway.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.gateway.door.DoorContract;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(Database.class)
class ReverseProxyTest extends DoorContract {

    private RawHttp.Reply request(String method, String host, String target, String... headers) {
        var lines = new ArrayList<>(List.of(method + " " + target + " HTTP/1.1", "Host: " + host));
        lines.addAll(List.of(headers));
        return RawHttp.send(port, lines.toArray(String[]::new));
    }

    @Override
    protected Outcome ask(String method, String host, String target, String... headers) {
        var reply = request(method, host, target, headers);
        return new Outcome(reply.status(), reply.header("WWW-Authenticate"),
                reply.header("X-Upstream").isPresent() ? identity(reply.body()) : Map.of(), reply.header("Location"))
                .with(limits(reply));
    }

    @Override
    protected boolean isProxy() {
        return true;
    }

    private static Map<String, String> identity(String received) {
        return received.lines().filter(line -> line.matches("(?i)x.auth.*: .*"))
                .collect(Collectors.toMap(line -> line.substring(0, line.indexOf(':')),
                        line -> line.substring(line.indexOf(':') + 1).strip(), (one, other) -> one + other));
    }

    private String bearer() {
        return "Authorization: Bearer " + tokens.person("orders.read");
    }

    @Test
    void keepsCredentialsToItself() {
        var reply = request("GET", HOST, "/orders/7?a=1", bearer(),
                "Cookie: theme=dark; gatehouse-handoff=stolen; lang=en", "Proxy-Authorization: Basic YTpi",
                "X-Gatehouse-Authorization: Bearer of-a-proxy");

        assertTrue(reply.body().startsWith("GET /orders/7?a=1\n"), reply.body());
        assertFalse(reply.body().contains("Bearer"));
        assertFalse(reply.body().contains("stolen"));
        assertFalse(reply.body().contains("proxy-authorization"));
        assertFalse(reply.body().contains("of-a-proxy"));
        assertTrue(reply.body().contains("cookie: theme=dark; lang=en\n"));
    }

    @Test
    void tellsTheUpstreamWhatWasAskedAndByWhom() {
        var reply = RawHttp.sendFrom("127.0.0.2", port, "GET /public/x HTTP/1.1", "Host: gw.test:8080",
                "X-Forwarded-For: 10.0.0.1", "X-Forwarded-Proto: https", "X-Forwarded-Host: evil.test",
                "X_Forwarded_Host: evil.test", "Forwarded: host=evil.test", "X-Real-IP: 10.0.0.1", "X-Request-Id: planted",
                "X-HTTP-Method-Override: DELETE", "X-Original-URL: /orders/1", "X-Envoy-Original-Path: /orders/1");

        assertTrue(reply.body().contains("host: gw.test:8080\n"));
        assertTrue(reply.body().contains("x-forwarded-for: 127.0.0.2\n"));
        assertTrue(reply.body().contains("x-forwarded-proto: http\n"));
        assertTrue(reply.body().contains("x-forwarded-host: gw.test:8080\n"));
        assertTrue(reply.body().contains("x-request-id: " + reply.header("X-Request-Id").orElseThrow() + "\n"));
        for (var planted : List.of("evil.test", "10.0.0.1", "planted", "DELETE", "/orders/1")) {
            assertFalse(reply.body().contains(planted), planted);
        }
    }

    @Test
    void streamsABodyBothWays() {
        var body = "x".repeat(600_000);
        var reply = RawHttp.exchange("127.0.0.1", port, "POST /public/x HTTP/1.1\r\nHost: gw.test\r\nConnection: close\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body);

        assertEquals(200, reply.status());
        assertTrue(reply.body().endsWith("\n" + body));
    }

    @Test
    void streamsAChunkedBody() {
        var reply = RawHttp.exchange("127.0.0.1", port, "POST /public/x HTTP/1.1\r\nHost: gw.test\r\nConnection: close\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n");

        assertEquals(200, reply.status());
        assertTrue(reply.body().endsWith("\nhello world"), reply.body());
    }

    @Test
    void passesTheAnswerOnAsItIs() {
        var reply = request("GET", HOST, "/public/teapot");

        assertEquals(418, reply.status());
        assertEquals(Optional.of("echo"), reply.header("X-Upstream"));
        assertFalse(reply.header("X-Hop").isPresent());
        assertFalse(reply.header("Content-Security-Policy").isPresent());
    }

    @Test
    void passesOnAnswersWithoutABody() {
        var nothing = request("GET", HOST, "/public/nothing");
        var head = request("HEAD", HOST, "/public/x");

        assertEquals(204, nothing.status());
        assertFalse(nothing.header("Transfer-Encoding").isPresent());
        assertEquals(200, head.status());
        assertEquals("", nothing.body() + head.body());
    }

    @Test
    void says502WhenTheUpstreamBreaksOff() {
        assertEquals(502, request("GET", HOST, "/public/break").status());
    }

    @Test
    void says502WhenNobodyListens() {
        routes.use("[{ id: gw-gone, hosts: [gone.test], paths: [/**], anonymous: true, upstream: 'http://127.0.0.1:1' }]");

        var reply = request("GET", "gone.test", "/");

        assertEquals(502, reply.status());
        assertTrue(reply.body().contains("/problems/upstream-failed"));
    }

    @Test
    void says504WhenTheUpstreamIsTooSlow() {
        routes.use("""
                [{ id: gw-slow, hosts: [slow.test], paths: [/**], anonymous: true, upstream: 'http://127.0.0.1:%d',
                timeout: 200ms }]""".formatted(upstream.port()));

        assertEquals(504, request("GET", "slow.test", "/hang").status());
    }

    @Test
    void leavesAFailingUpstreamAlone() {
        routes.use("""
                [{ id: gw-sick, hosts: [sick.test], paths: [/**], anonymous: true, upstream: 'http://127.0.0.1:%d',
                timeout: 3s }]""".formatted(upstream.port()));
        for (int i = 0; i < 20; i++) {
            assertEquals(502, request("GET", "sick.test", "/break").status());
        }

        var reply = request("GET", "sick.test", "/fine");

        assertEquals(503, reply.status());
        assertTrue(reply.header("Retry-After").isPresent());
        assertEquals(20, upstream.received());
    }

    @Test
    void answersAPreflightWithoutAskingTheUpstream() {
        routes.use("""
                [{ id: gw-cors, hosts: [cors.test], paths: [/**], methods: [PUT], upstream: 'http://127.0.0.1:%d',
                cors: { origins: ['https://shop.test'] } }]""".formatted(upstream.port()));

        var mine = request("OPTIONS", "cors.test", "/x", "Origin: https://shop.test", "Access-Control-Request-Method: PUT",
                "Access-Control-Request-Headers: authorization");
        var foreign = request("OPTIONS", "cors.test", "/x", "Origin: https://evil.test",
                "Access-Control-Request-Method: PUT");
        var refused = request("PUT", "cors.test", "/x", "Origin: https://shop.test");

        assertEquals(204, mine.status());
        assertEquals(Optional.of("https://shop.test"), mine.header("Access-Control-Allow-Origin"));
        assertEquals(Optional.of("authorization"), mine.header("Access-Control-Allow-Headers"));
        assertFalse(foreign.header("Access-Control-Allow-Origin").isPresent());
        assertEquals(401, refused.status());
        assertEquals(Optional.of("https://shop.test"), refused.header("Access-Control-Allow-Origin"));
        assertEquals(0, upstream.received());
    }

    @Test
    void servesNoUnknownHost() {
        assertEquals(421, request("GET", "unknown.test", "/").status());
        assertEquals(421, request("GET", "localhost:1", "/login").status());
    }

    @Test
    void tellsABrowserOnAPageThatTheHostIsUnknownAndAProgramInAProblem() {
        var page = request("GET", "unknown.test", "/", "Sec-Fetch-Mode: navigate");
        var problem = request("GET", "unknown.test", "/", "Sec-Fetch-Mode: cors", "Accept: text/html");

        assertEquals(Optional.of("text/html;charset=UTF-8"), page.header("Content-Type"));
        assertTrue(page.body().contains("No site of that name is served here"), page.body());
        assertTrue(page.body().contains("href=\"http://localhost:" + port + "\""), page.body());
        assertFalse(page.body().contains("src=") || page.body().contains("rel="), page.body());
        assertEquals(Optional.of("application/problem+json"), problem.header("Content-Type"));
        assertEquals(421, page.status());
        assertEquals(421, problem.status());
    }

    @Test
    void saysWhatIsTrueOfAHostThatIsOnlyJudged() {
        routes.use("[{ id: gw-judged, hosts: [judged.test, '*.judged.test'], paths: [/**], anonymous: true }]");

        for (var host : List.of("judged.test", "a.judged.test")) {
            var reply = request("GET", host, "/");
            assertEquals(421, reply.status());
            assertTrue(reply.body().contains("no route of this host names an upstream"), reply.body());
        }
    }

    @Test
    void attack13TwoHostsAreNone() {
        assertEquals(400, request("GET", HOST, "/public/x", "Host: other.test").status());
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://localhost/login", "http://other.test/public/x", "http://gw.test:1/public/x",
            "http://user@gw.test/public/x", "ftp://gw.test/public/x", "http:/public/x", "*", "gw.test/public/x",
            "http://gw.test\\@other.test/public/x" })
    void attack24ATargetForAnotherHostIsRefused(String target) {
        var status = request("GET", HOST, target).status();

        assertTrue(status == 400 || status == 404, "" + status);
        assertEquals(0, upstream.received());
    }

    /** RFC 9112 §3.2.2: a server has to accept the absolute form too. */
    @Test
    void takesATargetInAbsoluteFormAndPassesItOnInOriginForm() {
        var open = request("GET", HOST, "http://gw.test/public/x?a=b");
        var root = request("GET", HOST, "HTTP://GW.test?a=b", bearer());

        assertEquals(200, open.status());
        assertTrue(open.body().startsWith("GET /public/x?a=b\n"), open.body());
        assertEquals(401, request("GET", HOST, "https://gw.test/orders/7").status());
        assertEquals(403, root.status());
    }

    @Test
    void takesATargetInAbsoluteFormForTheIssuerToo() {
        var issuer = "localhost:" + port;

        assertEquals(200, request("GET", issuer, "http://" + issuer + "/oauth2/jwks").status());
        assertEquals(200, request("GET", issuer, "http://" + issuer + "/login").status());
        assertEquals(403, request("POST", issuer, "http://" + issuer + "/logout", "Sec-Fetch-Site: cross-site",
                "Content-Length: 0").status());
        assertEquals(401, request("GET", issuer, "http://" + issuer + "/gateway/token").status());
    }

    @ParameterizedTest
    @ValueSource(strings = { "/login?q={a|b}^&100%&%7B", "/.well-known/openid-configuration?q=`|{}^" })
    void takesAQueryAsBrowsersSendItForTheIssuerToo(String target) {
        assertEquals(200, request("GET", "localhost:" + port, target).status());
    }

    @ParameterizedTest
    @ValueSource(strings = { "/login|x", "/{login}", "/login%zz", "/login%", "/lo^gin", "/login?x#y" })
    void attack24AMalformedPathIsRefusedForTheIssuerToo(String target) {
        var reply = request("GET", "localhost:" + port, target);

        assertEquals(400, reply.status());
        assertTrue(reply.body().contains("/problems/ambiguous-request"), reply.body());
    }

    @Test
    void passesAQueryOnAsItIs() throws Exception {
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            routes.use("[{ id: gw-raw, hosts: [raw.test], paths: [/**], anonymous: true, upstream: 'http://127.0.0.1:%d' }]"
                    .formatted(listening.getLocalPort()));
            var received = CompletableFuture.supplyAsync(() -> firstLine(listening));

            var reply = request("GET", "raw.test", "/x?q={a|b}^`\\<>\"'%7B");

            assertEquals("GET /x?q={a|b}^`\\<>\"'%7B HTTP/1.1", received.get(5, TimeUnit.SECONDS));
            assertEquals(200, reply.status());
        }
    }

    /** An API may have limits of its own: both are lists, and one does not take the place of the other (RFC 9651 §3.1). */
    @Test
    void saysItsLimitsBesideThoseOfTheUpstream() throws IOException {
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            routes.use("""
                    [{ id: gw-both, hosts: [both.test], paths: [/**], anonymous: true, upstream: 'http://127.0.0.1:%d',
                    limit: { per: address, rate: 50/s } }]""".formatted(listening.getLocalPort()));
            CompletableFuture.runAsync(() -> firstLine(listening,
                    "RateLimit: \"orders\";r=7;t=9\r\nRateLimit-Policy: \"orders\";q=10;w=60\r\n"));

            var reply = request("GET", "both.test", "/x");

            assertEquals(List.of("\"address\";r=49;t=1", "\"orders\";r=7;t=9"), reply.headers("RateLimit").toList());
            assertEquals(List.of("\"address\";q=50;w=1", "\"orders\";q=10;w=60"), reply.headers("RateLimit-Policy").toList());
        }
    }

    private static String firstLine(ServerSocket listening) {
        return firstLine(listening, "");
    }

    private static String firstLine(ServerSocket listening, String headers) {
        try (var socket = listening.accept()) {
            var line = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1)).readLine();
            socket.getOutputStream()
                    .write(("HTTP/1.1 200 OK\r\n" + headers + "Content-Length: 0\r\n\r\n").getBytes(ISO_8859_1));
            return line;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void passesNoUpgradeOn() {
        assertEquals(501, request("GET", HOST, "/public/x", "Connection: upgrade", "Upgrade: websocket").status());
    }
}
