package dev.gatehouse.gateway.proxy;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.gatehouse.gateway.route.GivenRoutes;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.EchoUpstream;
import dev.gatehouse.testing.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Whose fault it is when a request fails, and who has to bear it. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ProxyGuardTest {

    private static final int BREAKER_WINDOW = 20;
    private static final int CALLERS_SHARE = 128;

    @Inject
    GivenRoutes routes;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private EchoUpstream upstream;

    @BeforeEach
    void open() {
        upstream = new EchoUpstream();
        routes.use("""
                - { id: gw-short, hosts: [gw.test], paths: [/short/**], anonymous: true, timeout: 500ms,
                    upstream: 'http://127.0.0.1:%1$d' }
                - { id: gw-long, hosts: [gw.test], paths: [/long/**], anonymous: true, timeout: 3s,
                    upstream: 'http://127.0.0.1:%1$d' }
                - { id: gw-middle, hosts: [gw.test], paths: [/middle/**], anonymous: true, timeout: 600ms,
                    upstream: 'http://127.0.0.1:%1$d' }
                """.formatted(upstream.port()));
    }

    @AfterEach
    void close() {
        routes.restore();
        upstream.close();
    }

    private RawHttp.Reply get(String path) {
        return RawHttp.send(port, "GET " + path + " HTTP/1.1", "Host: gw.test");
    }

    private static String head(String path, int length) {
        return "POST " + path + " HTTP/1.1\r\nHost: gw.test\r\nConnection: close\r\nContent-Length: " + length + "\r\n\r\n";
    }

    @Test
    void noCallerKeepsAnUpstreamFromOthersBySendingSlowly() throws Exception {
        Callable<Integer> slow = () -> RawHttp.exchange("127.0.0.1", port, head("/short/x", 10) + "ab").status();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var status : callers.invokeAll(Collections.nCopies(BREAKER_WINDOW, slow))) {
                assertEquals(408, status.get());
            }
        }

        assertEquals(200, get("/short/x").status());
    }

    @Test
    void aBodyMayTakeLongerThanTheUpstreamMay() throws IOException {
        var sent = new AtomicInteger();
        try (var socket = new Socket("127.0.0.1", port); var clock = Executors.newSingleThreadScheduledExecutor()) {
            socket.setSoTimeout(6_000);
            var out = socket.getOutputStream();
            out.write(head("/middle/x", 5).getBytes(StandardCharsets.US_ASCII));
            clock.scheduleAtFixedRate(() -> {
                try {
                    if (sent.getAndIncrement() < 5) {
                        out.write('x');
                        out.flush();
                    }
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }, 200, 200, TimeUnit.MILLISECONDS);
            var reply = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            clock.shutdownNow();

            assertTrue(reply.startsWith("HTTP/1.1 200 "), reply);
            assertTrue(reply.endsWith("\nxxxxx"), reply);
        }
    }

    @Test
    void anUpstreamThatIsTooSlowAfterTheBodyIsToBlame() {
        assertEquals(504, RawHttp.exchange("127.0.0.1", port, head("/short/hang", 2) + "ab").status());
    }

    @Test
    void attack67AFailingEndpointSpeaksForNoOtherRouteAndNoOtherCaller() {
        for (int i = 0; i < BREAKER_WINDOW; i++) {
            assertEquals(502, get("/short/break").status());
        }
        // The last failure counts when its exchange is over, a moment after its answer.
        await().untilAsserted(() -> assertEquals(503, get("/short/break").status()));

        assertEquals(503, get("/short/x").status());
        assertEquals(200, get("/long/x").status());
        assertEquals(200, RawHttp.sendFrom("127.0.0.2", port, "GET /short/x HTTP/1.1", "Host: gw.test").status());
    }

    @Test
    void attack67OneCallerTakesNoUpstreamAwayFromOthers() throws Exception {
        var held = new ArrayList<Socket>();
        try {
            for (int i = 0; i < CALLERS_SHARE; i++) {
                var socket = new Socket("127.0.0.1", port);
                held.add(socket);
                socket.getOutputStream().write(head("/long/x", 10).getBytes(StandardCharsets.US_ASCII));
            }
            await().until(() -> get("/long/x").status() == 503);

            assertEquals(200, get("/short/x").status());
            assertEquals(200, RawHttp.sendFrom("127.0.0.2", port, "GET /long/x HTTP/1.1", "Host: gw.test").status());
        } finally {
            for (var socket : held) {
                socket.close();
            }
        }
        await().until(() -> get("/long/x").status() == 200);
    }
}
