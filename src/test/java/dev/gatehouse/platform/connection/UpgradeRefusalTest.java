package dev.gatehouse.platform.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;

/** Attack 71: a connection becomes a tunnel through a proxy that passes {@code Upgrade: h2c} on. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class UpgradeRefusalTest {

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.1 \\d{3} [A-Z][A-Za-z ]+");
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final String NO_SETTINGS = "\0\0\0\4\0\0\0\0\0";
    private static final String OFFER = "Connection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n";

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    @Inject
    Vertx vertx;

    private String head(String method, String more) {
        return method + " /oauth2/jwks HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + more + "\r\n";
    }

    private String[] said(String... pieces) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(6_000);
            socket.setTcpNoDelay(true);
            for (var piece : pieces) {
                socket.getOutputStream().write(piece.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
            }
            var all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return STATUS_LINE.matcher(all).results().map(MatchResult::group).toArray(String[]::new);
        }
    }

    @Test
    void itIsInForce() {
        assertTrue(UpgradeRefusal.isInForce(vertx));
    }

    @ParameterizedTest
    @ValueSource(strings = { "Upgrade: h2c\r\n", "upgrade: H2C\r\n", "Upgrade: websocket, h2c\r\n",
            "Upgrade: websocket\r\nUpgrade: h2c\r\n", "Upgrade: h2c\r\nUpgrade: h2c\r\n", "Upgrade:  h2c \r\n",
            "Upgrade:\r\n h2c\r\n" })
    void attack71AnOfferedUpgradeIsAnsweredAsIfItWereNot(String upgrade) throws IOException {
        var lines = said(head("GET", upgrade + OFFER) + head("GET", "Connection: close\r\n"));

        assertEquals(List.of("HTTP/1.1 200 OK", "HTTP/1.1 200 OK"), List.of(lines));
    }

    @Test
    void attack71NorAtALaterRequestOfTheConnection() throws IOException {
        var lines = said(head("GET", "") + head("GET", "Upgrade: h2c\r\n" + OFFER) + head("GET", "Connection: close\r\n"));

        assertEquals(List.of("HTTP/1.1 200 OK", "HTTP/1.1 200 OK", "HTTP/1.1 200 OK"), List.of(lines));
    }

    /** However the bytes arrive: at once, one by one, or cut where HTTP/2 could still begin. */
    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 17 })
    void attack71HoweverTheBytesArrive(int size) throws IOException {
        var request = head("PROPFIND", "Upgrade: h2c\r\n" + OFFER + "Connection: close\r\n");

        var lines = said(request.split("(?<=\\G(?s:.{" + size + "}))"));

        assertEquals(1, lines.length);
        assertTrue(lines[0].startsWith("HTTP/1.1 4"), lines[0]);
    }

    /** What begins as HTTP/2 does and goes on as HTTP/1.1 has no headers that count. */
    @ParameterizedTest
    @ValueSource(strings = { "PRI * HTTP/2.0\r\n", "PRI * HTTP/2.0\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n", "PR", "P" })
    void attack71APrefaceThatEndsEarlyUpgradesNothing(String start) throws IOException {
        for (var line : said(start + head("GET", "Upgrade: h2c\r\n" + OFFER + "Connection: close\r\n") + "\r\n\r\n")) {
            assertFalse(line.contains(" 101"), line);
        }
    }

    @Test
    void aBodyBehindAnOfferedUpgradeIsReadAsOne() throws IOException {
        var lines = said("POST /oauth2/token HTTP/1.1\r\nHost: localhost:" + port + "\r\nUpgrade: h2c\r\n" + OFFER
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=1"
                + head("GET", "Connection: close\r\n"));

        assertEquals(List.of("HTTP/1.1 401 Unauthorized", "HTTP/1.1 200 OK"), List.of(lines));
    }

    @Test
    void aWebSocketMayStillBeAskedFor() {
        var reply = RawHttp.send(port, "GET /oauth2/jwks HTTP/1.1", "Host: localhost:" + port, "Connection: Upgrade, close",
                "Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");

        assertEquals(200, reply.status());
    }

    @Test
    void http2ByPriorKnowledgeIsSpoken() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(6_000);
            socket.getOutputStream().write((PREFACE + NO_SETTINGS).getBytes(StandardCharsets.ISO_8859_1));

            var frame = socket.getInputStream().readNBytes(9);

            assertEquals(9, frame.length);
            assertEquals(4, frame[3], "the type of a SETTINGS frame (RFC 9113 §6.5)");
        }
    }
}
