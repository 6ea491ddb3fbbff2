package dev.gatehouse.gateway.proxy;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.gatehouse.platform.network.ClientAddress;
import dev.gatehouse.platform.network.TrustedPeers;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.RawUpstream;
import io.netty.util.internal.PlatformDependent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Ten thousand exchanges, most of which end as they should not: every place comes back, and memory stays. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ProxySoakTest {

    private static final int EXCHANGES = 10_000;
    private static final int WARM_UP = 2_000;
    private static final int AT_ONCE = 48;
    private static final int PLACES = 64;
    private static final long MOST_GROWTH = 16 * 1024 * 1024;
    private static final byte[] PIECE = new byte[16 * 1024];
    private static final byte[] REQUEST_PIECE = new byte[8 * 1024];

    @Inject
    ClientAddress addresses;

    @Inject
    TrustedPeers peers;

    /** How one exchange goes, from the client's side; the path tells the upstream its part. */
    @FunctionalInterface
    private interface Course {

        void run(Socket socket) throws IOException;
    }

    private static final List<Course> COURSES = List.of(
            socket -> readAll(socket, get("/gw/fine")),
            socket -> readAll(socket, post("/gw/fine", 4) + "abcd"),
            socket -> readAll(socket, get("/gw/break")),
            socket -> readAll(socket, get("/gw/reset")),
            socket -> readAll(socket, get("/gw/half")),
            socket -> readAll(socket, get("/gw/half-reset")),
            socket -> readAll(socket, "GET /gw/half HTTP/1.0\r\nHost: gw.test\r\n\r\n"),
            socket -> cancel(socket, get("/gw/much"), false),
            socket -> cancel(socket, get("/gw/much"), true),
            socket -> cancel(socket, get("/gw/wait"), true),
            socket -> send(socket, get("/gw/fine")),
            socket -> send(socket, get("/gw/wait")),
            socket -> reset(socket, get("/gw/wait")),
            socket -> send(socket, post("/gw/fine", 1_000_000) + "abc"),
            socket -> reset(socket, post("/gw/fine", 1_000_000) + "abc"),
            socket -> upload(socket, "/gw/early"),
            socket -> upload(socket, "/gw/early-break"),
            socket -> socketThenClose(socket, false),
            socket -> socketThenClose(socket, true),
            socket -> readAll(socket, webSocket("/gw/socket-break")));

    /** The slow ones: each holds a place until its time is over. */
    private static final List<Course> STALLS = List.of(
            socket -> readAll(socket, post("/gw/fine", 100) + "abc"),
            socket -> readAll(socket, get("/gw/hang")),
            socket -> {
                send(socket, get("/gw/much"));
                stalled(socket);
            });

    @Test
    void attack67EveryPlaceComesBackAndMemoryStays() throws Exception {
        try (var upstream = new RawUpstream(ProxySoakTest::converse);
                var proxy = new GivenProxy(addresses, peers, upstream.port(), Duration.ofMillis(600), Map.of(
                        "gatehouse.gateway.proxy.max-requests", "" + PLACES,
                        "gatehouse.gateway.proxy.max-requests-per-caller", "" + PLACES,
                        "gatehouse.gateway.proxy.breaker-failure-ratio", "1", "gatehouse.gateway.proxy.breaker-request-volume",
                        "1000000",
                        "gatehouse.gateway.proxy.data-rate-window", "200ms"));
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            run(callers, proxy, 0, WARM_UP);
            settle(proxy, upstream);
            var before = memory();
            run(callers, proxy, WARM_UP, EXCHANGES);
            settle(proxy, upstream);

            assertEquals(PLACES, proxy.freePlaces());
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                var grown = memory() - before;
                assertTrue(grown < MOST_GROWTH, grown + " bytes more");
            });
        }
    }

    private static void run(ExecutorService callers, GivenProxy proxy, int from, int to) throws InterruptedException {
        var atOnce = new Semaphore(AT_ONCE);
        for (int i = from; i < to; i++) {
            var course = i % 50 == 0 ? STALLS.get(i / 50 % STALLS.size()) : COURSES.get(i % COURSES.size());
            atOnce.acquire();
            callers.submit(() -> {
                try (var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
                    socket.setSoTimeout(10_000);
                    course.run(socket);
                } catch (IOException brokenOff) {
                    // Many of them are to be broken off.
                } finally {
                    atOnce.release();
                }
            });
        }
        assertTrue(atOnce.tryAcquire(AT_ONCE, 20, TimeUnit.SECONDS), "an exchange never ended");
    }

    private static void settle(GivenProxy proxy, RawUpstream upstream) {
        await().atMost(Duration.ofSeconds(10)).until(() -> proxy.freePlaces() == PLACES && upstream.open() <= PLACES);
    }

    private static long memory() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()
                + Math.max(0, PlatformDependent.usedDirectMemory());
    }

    private static void converse(RawUpstream.Connection connection) throws IOException {
        for (var head = connection.head(); !head.isEmpty(); head = connection.head()) {
            var path = head.split(" ")[1].substring("/gw/".length());
            switch (path) {
                case "break" -> {
                    return;
                }
                case "reset" -> {
                    connection.reset();
                    return;
                }
                case "half", "half-reset" -> {
                    connection.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
                    if (path.equals("half-reset")) {
                        connection.reset();
                    }
                    return;
                }
                case "much" -> {
                    connection.say("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n");
                    while (true) {
                        connection.socket().getOutputStream().write(PIECE);
                    }
                }
                case "wait", "hang" -> {
                    // Until the proxy gives up.
                    connection.head();
                    return;
                }
                case "early", "early-break" -> {
                    connection.say("HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                    if (path.equals("early-break")) {
                        connection.reset();
                    }
                    return;
                }
                case "socket", "socket-break" -> {
                    connection.say("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n");
                    if (path.equals("socket")) {
                        connection.head();
                    }
                    return;
                }
                default -> {
                    var length = head.replaceAll("(?is).*content-length: (\\d+).*", "$1");
                    if (length.matches("\\d+")) {
                        connection.socket().getInputStream().readNBytes(Integer.parseInt(length));
                    }
                    connection.say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                }
            }
        }
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: gw.test\r\nConnection: close\r\n\r\n";
    }

    private static String post(String path, int length) {
        return "POST " + path + " HTTP/1.1\r\nHost: gw.test\r\nConnection: close\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static String webSocket(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: gw.test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void readAll(Socket socket, String text) throws IOException {
        send(socket, text);
        socket.getInputStream().readAllBytes();
    }

    private static void cancel(Socket socket, String text, boolean reset) throws IOException {
        send(socket, text);
        if (text.contains("/much")) {
            socket.getInputStream().readNBytes(50_000);
        }
        socket.setSoLinger(reset, 0);
    }

    private static void reset(Socket socket, String text) throws IOException {
        send(socket, text);
        socket.setSoLinger(true, 0);
    }

    private static void upload(Socket socket, String path) throws IOException {
        send(socket, post(path, 200_000));
        for (int i = 0; i < 25; i++) {
            socket.getOutputStream().write(REQUEST_PIECE);
        }
        socket.getInputStream().readAllBytes();
    }

    private static void socketThenClose(Socket socket, boolean reset) throws IOException {
        send(socket, webSocket("/gw/socket"));
        socket.getInputStream().readNBytes(40);
        send(socket, "hello");
        socket.setSoLinger(reset, 0);
    }

    /** Reads nothing until the proxy has cut it off, which only writing shows. */
    private static void stalled(Socket socket) {
        await().atMost(Duration.ofSeconds(8)).pollInterval(Duration.ofMillis(50)).until(() -> {
            try {
                socket.getOutputStream().write('x');
                return false;
            } catch (IOException cutOff) {
                return true;
            }
        });
    }
}
