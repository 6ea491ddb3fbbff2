package dev.gatehouse.gateway.proxy;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.RawHttp;
import dev.gatehouse.testing.RawUpstream;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;

/**
 * What the proxy of Vert.x does not do as it has to be done, and why something of ours stands in for it (ADR 0014). When one of
 * these fails, the library has mended it, and ours can go.
 */
class ProxyLibraryTest {

    private final Vertx vertx = Vertx.vertx();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    private int proxy(RawUpstream upstream) throws Exception {
        var proxy = HttpProxy.reverseProxy(vertx.createHttpClient()).origin(upstream.port(), "127.0.0.1")
                .addInterceptor(new ProxyInterceptor() {
                    @Override
                    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
                        asked.set(true);
                        context.request().headers().remove("X-Auth-Subject");
                        return context.sendRequest();
                    }

                    @Override
                    public Future<Void> handleProxyResponse(ProxyContext context) {
                        return context.sendResponse().onComplete(sent -> over.set(true));
                    }
                });
        return vertx.createHttpServer().requestHandler(proxy).listen(0, "127.0.0.1").toCompletionStage()
                .toCompletableFuture().get(5, TimeUnit.SECONDS).actualPort();
    }

    @Test
    void aWebSocketGoesAroundTheInterceptors() throws Exception {
        try (var upstream = new RawUpstream(connection -> {
            heads.add(connection.head());
        }); var socket = new Socket("127.0.0.1", proxy(upstream))) {
            socket.getOutputStream().write(("GET /x HTTP/1.1\r\nHost: gw.test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                    + "X-Auth-Subject: planted\r\n\r\n").getBytes());
            await().until(() -> !heads.isEmpty());

            assertFalse(asked.get());
            assertTrue(heads.getFirst().contains("X-Auth-Subject: planted"), heads.getFirst());
        }
    }

    @Test
    void toHttp10ItCollectsTheAnswerAndNeverEndsWhenTheUpstreamBreaksOff() throws Exception {
        try (var upstream = new RawUpstream(connection -> {
            connection.head();
            connection.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
        }); var socket = new Socket("127.0.0.1", proxy(upstream))) {
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write("GET /x HTTP/1.0\r\nHost: gw.test\r\n\r\n".getBytes());

            await().until(() -> asked.get() && upstream.connections() == 1 && upstream.open() == 0);
            assertThrows(SocketTimeoutException.class, () -> socket.getInputStream().read());
            assertFalse(over.get());
        }
    }

    @Test
    void anAnswerWithACacheTimeThatIsNoNumberIsLost() throws Exception {
        try (var upstream = new RawUpstream(connection -> {
            connection.head();
            connection.say("HTTP/1.1 200 OK\r\nCache-Control: max-age=99999999999\r\nContent-Length: 2\r\n\r\nok");
        })) {
            assertEquals(502, RawHttp.send(proxy(upstream), "GET /x HTTP/1.1", "Host: gw.test").status());
        }
    }

    @Test
    void aSwitchOfProtocolsThatNobodyAskedForIsPassedOn() throws Exception {
        try (var upstream = new RawUpstream(connection -> {
            connection.head();
            connection.say("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n");
        })) {
            assertEquals(101, RawHttp.send(proxy(upstream), "GET /x HTTP/1.1", "Host: gw.test").status());
        }
    }

    @Test
    void contentOfUnknownLengthOverHttp2IsLost() throws Exception {
        try (var upstream = new RawUpstream(connection -> {
            heads.add(connection.head());
            connection.say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        })) {
            var client = vertx.createHttpClient(
                    new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));
            var answer = client.request(HttpMethod.POST, proxy(upstream), "127.0.0.1", "/x").compose(request -> {
                request.setChunked(true).write("hello");
                return request.end().compose(sent -> request.response());
            }).toCompletionStage().toCompletableFuture();

            assertEquals(200, answer.get(5, TimeUnit.SECONDS).statusCode());
            assertFalse(heads.getFirst().toLowerCase().contains("chunked"), heads.getFirst());
        }
    }
}
