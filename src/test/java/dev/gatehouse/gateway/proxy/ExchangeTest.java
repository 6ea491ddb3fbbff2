package dev.gatehouse.gateway.proxy;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.platform.network.ClientAddress;
import dev.gatehouse.platform.network.TrustedPeers;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.RawHttp;
import dev.gatehouse.testing.RawUpstream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;

/** What an upstream says and hears, byte by byte, through the proxy. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ExchangeTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @Inject
    ClientAddress addresses;

    @Inject
    TrustedPeers peers;

    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final AtomicReference<RawUpstream.Conversation> script = new AtomicReference<>();
    private RawUpstream upstream;
    private GivenProxy proxy;

    @BeforeEach
    void open() throws Exception {
        upstream = new RawUpstream(connection -> script.get().hold(connection));
        proxy = new GivenProxy(addresses, peers, upstream.port(), Duration.ofSeconds(1), Map.of(
                "gatehouse.gateway.proxy.max-requests", "8", "gatehouse.gateway.proxy.data-rate-window", "300ms"));
        answer(OK);
    }

    @AfterEach
    void close() throws Exception {
        await().until(() -> proxy.freePlaces() == 8);
        proxy.close();
        upstream.close();
    }

    /** The upstream says this after each head, and keeps the connection. */
    private void answer(String text) {
        script.set(connection -> {
            while (heard(connection)) {
                connection.say(text);
            }
        });
    }

    private boolean heard(RawUpstream.Connection connection) throws IOException {
        var head = connection.head();
        if (!head.isEmpty()) {
            heads.add(head);
        }
        return !head.isEmpty();
    }

    private RawHttp.Reply get(String... headers) {
        var lines = new java.util.ArrayList<>(List.of("GET /gw/x HTTP/1.1", "Host: gw.test"));
        lines.addAll(List.of(headers));
        return RawHttp.send(proxy.port(), lines.toArray(String[]::new));
    }

    private HttpClientRequest overHttp2(HttpMethod method) throws Exception {
        var client = proxy.vertx().createHttpClient(
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));
        return client.request(method, proxy.port(), "127.0.0.1", "/gw/x").toCompletionStage().toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
    }

    private static <T> T got(io.vertx.core.Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    @Test
    void whatWasAnsweredAsTooLateIsNotExecutedLater() throws Exception {
        var held = new CompletableFuture<Void>();
        script.set(connection -> {
            while (heard(connection)) {
                held.join();
                connection.say(OK);
            }
        });
        assertEquals(504, RawHttp.send(proxy.port(), "POST /gw/late HTTP/1.1", "Host: gw.test", "Content-Length: 0").status());
        held.complete(null);
        assertEquals(200, get().status());
        assertEquals(2, heads.size());
    }

    @Test
    void whatHasNoEffectTwiceIsSentAgainWhenAKeptConnectionWasClosed() {
        script.set(connection -> {
            heard(connection);
            connection.say(OK);
            connection.head();
        });
        for (int i = 0; i < 20; i++) {
            assertEquals(200, get().status());
        }
        assertEquals(20, heads.size());
    }

    @Test
    void whatMayHaveAnEffectIsNotSentAgain() {
        script.set(connection -> {
            heard(connection);
            connection.say(OK);
            heard(connection);
        });
        assertEquals(200, get().status());

        assertEquals(502, RawHttp.send(proxy.port(), "POST /gw/x HTTP/1.1", "Host: gw.test", "Content-Length: 0").status());
        assertEquals(2, heads.size());
    }

    @Test
    void anUpstreamThatBreaksOffOnANewConnectionIsAskedOnce() {
        script.set(this::heard);

        assertEquals(502, get().status());
        assertEquals(1, heads.size());
    }

    @ParameterizedTest
    @ValueSource(strings = { "GET", "POST", "DELETE" })
    void http2WithoutContentGoesUpWithoutChunks(String method) throws Exception {
        var response = got(overHttp2(HttpMethod.valueOf(method)).send());

        assertEquals(200, response.statusCode());
        assertFalse(heads.getFirst().toLowerCase().contains("transfer-encoding"), heads.getFirst());
    }

    @Test
    void http2WithoutContentIsSentAgainToo() throws Exception {
        script.set(connection -> {
            heard(connection);
            connection.say(OK);
            connection.head();
        });
        for (int i = 0; i < 5; i++) {
            assertEquals(200, got(overHttp2(HttpMethod.GET).send()).statusCode());
        }
    }

    @Test
    void http2WithContentOfUnknownLengthGoesUpInChunks() throws Exception {
        script.set(connection -> {
            heard(connection);
            var body = connection.head();
            heads.add(body);
            connection.say(OK);
        });
        var request = overHttp2(HttpMethod.POST);
        request.setChunked(true).write("hello");
        var response = got(request.end().compose(sent -> request.response()));

        assertEquals(200, response.statusCode());
        assertTrue(heads.get(0).toLowerCase().contains("transfer-encoding: chunked"), heads.get(0));
        assertEquals("5\r\nhello\r\n0\r\n\r\n", heads.get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = { "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\nanything",
            "HTTP/1.1 101 Switching Protocols\r\n\r\n", "HTTP/1.1 102 Processing\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" })
    void anAnswerThatWouldBeMisunderstoodIsNone(String text) {
        answer(text);

        assertEquals(502, get().status());
        await().until(() -> upstream.open() == 0);
    }

    @Test
    void aRequestInAnUnknownCodingIsNotPassedOn() {
        var reply = RawHttp.exchange("127.0.0.1", proxy.port(), "POST /gw/x HTTP/1.1\r\nHost: gw.test\r\n"
                + "Transfer-Encoding: gzip, chunked\r\nConnection: close\r\n\r\n0\r\n\r\n");

        assertEquals(501, reply.status());
        assertEquals(List.of(), heads);
    }

    @Test
    void trailersGoToWhoTakesThem() {
        answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n2\r\nok\r\n0\r\nX-Sum: 7\r\n"
                + "Set-Cookie: a=b\r\nX-Auth-Subject: me\r\n\r\n");

        assertTrue(get("TE: trailers").body().endsWith("0\r\nX-Sum: 7\r\n\r\n"));
        assertTrue(heads.getFirst().contains("TE: trailers\r\n"), heads.getFirst());
        assertTrue(get().body().endsWith("0\r\n\r\n"));
        assertFalse(heads.getLast().contains("TE: "), heads.getLast());
    }

    @Test
    void earlyHintsGoToHttp2() throws Exception {
        answer("HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\nX-Other: 1\r\n\r\n" + OK);
        var hints = new CompletableFuture<MultiMap>();
        var request = overHttp2(HttpMethod.GET);
        request.earlyHintsHandler(hints::complete);

        assertEquals(200, got(request.send()).statusCode());
        var got = hints.get(5, TimeUnit.SECONDS);
        assertEquals("</a.css>; rel=preload", got.get("Link"));
        assertFalse(got.contains("X-Other"));
        assertEquals("ok", get().body());
    }

    @Test
    void http10GetsItsAnswerToTheEndOfTheConnection() {
        answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n");

        var reply = RawHttp.send(proxy.port(), "GET /gw/x HTTP/1.0", "Host: gw.test");

        assertEquals("hello world", reply.body());
        assertEquals(Optional.empty(), reply.header("Transfer-Encoding"));
    }

    @Test
    void http10LosesItsConnectionWithTheUpstreams() {
        script.set(connection -> {
            heard(connection);
            connection.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
        });
        RawHttp.send(proxy.port(), "GET /gw/x HTTP/1.0", "Host: gw.test");

        await().until(() -> proxy.freePlaces() == 8);
    }

    @Test
    void cachingIsNoneOfOurBusiness() {
        answer("HTTP/1.1 200 OK\r\nCache-Control: public, max-age=99999999999\r\nDate: now\r\nExpires: 0\r\n"
                + "Content-Length: 2\r\n\r\nok");

        var reply = get();

        assertEquals(200, reply.status());
        assertEquals(Optional.of("public, max-age=99999999999"), reply.header("Cache-Control"));
        assertEquals(Optional.of("0"), reply.header("Expires"));
    }

    @Test
    void attack67AStalledUploadIsEnded() {
        script.set(connection -> {
            heard(connection);
            connection.head();
        });
        var reply = RawHttp.exchange("127.0.0.1", proxy.port(),
                "POST /gw/x HTTP/1.1\r\nHost: gw.test\r\nContent-Length: 100\r\n\r\nab");

        assertEquals(408, reply.status());
    }

    @Test
    void attack67AStalledDownloadIsEnded() throws Exception {
        var piece = "x".repeat(64 * 1024);
        script.set(connection -> {
            heard(connection);
            connection.say("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n");
            while (true) {
                connection.say(piece);
            }
        });
        try (var socket = new java.net.Socket("127.0.0.1", proxy.port())) {
            socket.getOutputStream().write("GET /gw/x HTTP/1.1\r\nHost: gw.test\r\n\r\n".getBytes());
            await().until(() -> proxy.freePlaces() < 8);
            await().until(() -> proxy.freePlaces() == 8 && upstream.open() == 0);
        }
    }

    @Test
    void aSilentUpstreamIsNoStallOfTheClient() throws Exception {
        script.set(connection -> {
            heard(connection);
            connection.say("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
            var timer = new CompletableFuture<Void>().completeOnTimeout(null, 1_500, TimeUnit.MILLISECONDS);
            timer.join();
            connection.say("1\r\nx\r\n0\r\n\r\n");
        });

        assertTrue(get().body().contains("x"));
    }

    @Test
    void uploadsGoThrough() throws Exception {
        script.set(connection -> {
            heard(connection);
            connection.socket().getInputStream().readNBytes(3_000_000);
            connection.say(OK);
        });
        var request = overHttp2(HttpMethod.PUT);
        request.putHeader("Content-Length", "3000000");

        assertEquals(200, got(request.send(Buffer.buffer("x".repeat(3_000_000)))).statusCode());
    }
}
