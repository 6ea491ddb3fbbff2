package dev.gatehouse.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.gateway.route.Cors;
import dev.gatehouse.testing.GivenServer;
import dev.gatehouse.testing.RawHttp;

class WebSocketHandshakeTest {

    private static final Optional<Cors> SHOP = Optional.of(new Cors(Set.of("https://shop.example.com")));
    private static final String HANDSHAKE = """
            GET /live HTTP/1.1
            Host: gw.test
            Connection: keep-alive, Upgrade
            Upgrade: websocket
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
            """;

    private static final GivenServer ASKED = GivenServer.saying(WebSocketHandshake::isAsked);
    private static final GivenServer FROM_HERE = GivenServer.saying(request -> WebSocketHandshake.isFromHere(request, SHOP)
            + " " + WebSocketHandshake.isFromHere(request, Optional.empty()));

    @AfterAll
    static void close() {
        ASKED.close();
        FROM_HERE.close();
    }

    private static String said(GivenServer server, String head) {
        return RawHttp.send(server.port(), head.strip().split("\n")).body();
    }

    /** RFC 6455 §4.2.1. */
    @Test
    void knowsAHandshake() {
        assertEquals("true", said(ASKED, HANDSHAKE));
        assertEquals("true", said(ASKED, HANDSHAKE.replace("Upgrade: websocket", "Upgrade: TLS/1.2, WebSocket")
                .replace("keep-alive, Upgrade", "UPGRADE")));
    }

    /** One of the two would be understood by the next hop, and not by us: what is not wholly a handshake is none. */
    @ParameterizedTest
    @CsvSource({ "GET /live,POST /live", "HTTP/1.1,HTTP/1.0", "websocket,tls", "websocket,websocketx",
            "'keep-alive, Upgrade',close",
            "Version: 13,Version: 8", "Sec-WebSocket-Version: 13,X-Other: y", "Sec-WebSocket-Key,X-Other" })
    void whatIsNotWhollyOneIsNone(String part, String other) {
        assertEquals("false", said(ASKED, HANDSHAKE.replace(part, other)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==", "Content-Length: 0", "Transfer-Encoding: chunked" })
    void whatSaysMoreThanAHandshakeIsNone(String more) {
        var end = more.startsWith("Transfer") ? "\r\n0\r\n\r\n" : "";
        assertEquals("false", RawHttp.exchange("127.0.0.1", ASKED.port(),
                HANDSHAKE.replace("\n", "\r\n") + more + "\r\nConnection: close\r\n\r\n" + end.replaceFirst("^\r\n", ""))
                .body());
    }

    /** RFC 6455 §10.2: a browser sends cookies along, and no CORS keeps the page of another origin from asking. */
    @ParameterizedTest
    @CsvSource({ "http://gw.test, true true", "https://gw.test, true true", "https://shop.example.com, true false",
            "https://evil.example, false false", "null, false false", "https://gw.test.evil.example, false false",
            "https://gw.test:444, false false", "HTTPS://GW.TEST, false false", "https://GW.TEST, false false" })
    void attackAPageOfAnotherOriginOpensNoWebSocket(String origin, String expected) {
        assertEquals(expected, said(FROM_HERE, HANDSHAKE + "Origin: " + origin));
    }

    @Test
    void twoOriginsAreNobodysAndNoneIsAPrograms() {
        assertEquals("false false", said(FROM_HERE, HANDSHAKE + "Origin: http://gw.test\nOrigin: http://gw.test"));
        assertEquals("true true", said(FROM_HERE, HANDSHAKE));
    }

    @Test
    void theHostIsComparedWithoutCase() {
        assertEquals("true true", said(FROM_HERE, HANDSHAKE.replace("gw.test", "GW.Test") + "Origin: http://gw.test"));
    }
}
