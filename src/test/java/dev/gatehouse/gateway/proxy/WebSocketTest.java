package dev.gatehouse.gateway.proxy;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.gateway.GivenTokens;
import dev.gatehouse.gateway.route.GivenRoutes;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.RawUpstream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** WebSockets through the proxy: who may open one, what the upstream sees, and how it ends. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class WebSocketTest {

    private static final String[] HANDSHAKE = { "Connection: keep-alive, Upgrade", "Upgrade: websocket",
            "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==" };
    private static final String AGREED = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

    @Inject
    GivenTokens tokens;

    @Inject
    GivenRoutes routes;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private final List<String> heads = new CopyOnWriteArrayList<>();
    private RawUpstream upstream;

    @BeforeEach
    void open() {
        upstream = new RawUpstream(connection -> {
            var head = connection.head();
            heads.add(head);
            if (head.startsWith("GET /no ") || head.startsWith("GET /socket/no ")) {
                connection.say("HTTP/1.1 403 Forbidden\r\nContent-Length: 4\r\n\r\nnot!");
                return;
            }
            connection.say(AGREED + "hello");
            int next;
            while ((next = connection.socket().getInputStream().read()) >= 0 && next != 'q') {
                connection.say(String.valueOf((char) next).toUpperCase());
            }
        });
        routes.use("""
                - { id: gw-socket, hosts: [gw.test], paths: [/socket/**], anonymous: true, websocket: true,
                    upstream: 'http://127.0.0.1:%1$d', cors: { origins: ['https://shop.test'] } }
                - { id: gw-mine, hosts: [gw.test], paths: [/mine], audience: 'https://gw.test', websocket: true,
                    upstream: 'http://127.0.0.1:%1$d' }
                - { id: gw-none, hosts: [gw.test], paths: [/none], anonymous: true, upstream: 'http://127.0.0.1:%1$d' }
                """.formatted(upstream.port()));
    }

    @AfterEach
    void close() {
        routes.restore();
        upstream.close();
    }

    private static String handshake(String target, String... headers) {
        return "GET " + target + " HTTP/1.1\r\nHost: gw.test\r\n" + String.join("\r\n", HANDSHAKE) + "\r\n"
                + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n") + "\r\n";
    }

    private int opening(String target, String... headers) throws Exception {
        return status(handshake(target, headers));
    }

    /** The status of an answer after which the connection may stay. */
    private int status(String text) throws Exception {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(8_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return Integer.parseInt(read(socket, "HTTP/1.1 200".length()).substring("HTTP/1.1 ".length()));
        }
    }

    private static String read(Socket socket, int length) throws Exception {
        return new String(socket.getInputStream().readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    private Socket opened(String target, String... headers) throws Exception {
        var socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(8_000);
        socket.getOutputStream().write(handshake(target, headers).getBytes(StandardCharsets.ISO_8859_1));
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = socket.getInputStream().read();
            assertTrue(next >= 0, head.toString());
            head.append((char) next);
        }
        assertTrue(head.toString().startsWith("HTTP/1.1 101 "), head.toString());
        assertTrue(head.toString().toLowerCase().contains("sec-websocket-accept: s3pplmbitxaq9kygzzhzrbk+xoo="),
                head.toString());
        assertEquals("hello", read(socket, 5));
        return socket;
    }

    @Test
    void bytesGoBothWaysUntilTheClientCloses() throws Exception {
        try (var socket = opened("/socket/x")) {
            socket.getOutputStream().write("abc".getBytes());
            assertEquals("ABC", read(socket, 3));
        }
        await().until(() -> upstream.open() == 0);
    }

    @Test
    void itClosesWhenTheUpstreamCloses() throws Exception {
        try (var socket = opened("/socket/x")) {
            socket.getOutputStream().write('q');
            assertEquals(-1, socket.getInputStream().read());
        }
    }

    @Test
    void attack3TheHandshakeCarriesTheCallersIdentityAndNothingPlanted() throws Exception {
        opened("/mine", "Authorization: Bearer " + tokens.person("x"), "X-Auth-Subject: planted",
                "X-Forwarded-For: 10.0.0.1").close();

        var head = heads.getFirst().toLowerCase();
        assertTrue(head.contains("x-auth-subject: "), head);
        assertTrue(head.contains("host: gw.test\r\n"), head);
        for (var planted : List.of("planted", "bearer")) {
            assertFalse(head.contains(planted), planted);
        }
    }

    @Test
    void theCookieOfASessionStaysHere() throws Exception {
        opened("/socket/x", "Cookie: gatehouse-session=stolen; a=b").close();

        var head = heads.getFirst().toLowerCase();
        assertTrue(head.contains("cookie: a=b\r\n"), head);
        assertFalse(head.contains("stolen"), head);
    }

    @Test
    void itIsJudgedBeforeTheUpgrade() throws Exception {
        assertEquals(401, opening("/mine"));
        assertEquals(403, opening("/elsewhere"));
        assertEquals(501, opening("/none"));
        assertEquals(List.of(), heads);
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://evil.test", "null", "http://gw.test.evil.test", "https://gw.test:444", "gw.test" })
    void aForeignPageOpensNone(String origin) throws Exception {
        assertEquals(403, opening("/socket/x", "Origin: " + origin));
        assertEquals(403, opening("/socket/x", "Origin: https://gw.test", "Origin: " + origin));
        assertEquals(List.of(), heads);
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://gw.test", "http://gw.test", "https://shop.test" })
    void itsOwnPageAndNamedOnesOpenOne(String origin) throws Exception {
        opened("/socket/x", "Origin: " + origin).close();
    }

    @Test
    void theUpstreamsRefusalIsPassedOn() throws Exception {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(8_000);
            socket.getOutputStream().write(handshake("/socket/no").getBytes(StandardCharsets.ISO_8859_1));
            var answer = new StringBuilder();
            while (answer.indexOf("not!") < 0) {
                answer.append(read(socket, 1));
            }
            assertTrue(answer.toString().startsWith("HTTP/1.1 403 "), answer.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "Upgrade: TLS/1.2", "Upgrade: websocket", "Upgrade: websocket\r\nSec-WebSocket-Version: 8" })
    void nothingElseIsUpgraded(String upgrade) throws Exception {
        assertEquals(501, status("GET /socket/x HTTP/1.1\r\nHost: gw.test\r\nConnection: Upgrade\r\n" + upgrade
                + "\r\n\r\n"));
    }
}
