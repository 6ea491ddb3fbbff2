package dev.gatehouse.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.gatehouse.gateway.route.GivenRoutes;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.RawHttp;
import dev.gatehouse.testing.RawUpstream;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Who leaves in the middle of an answer takes no place along. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ProxyPlacesTest {

    /** More than an upstream has places. */
    private static final int READERS = 600;
    private static final String PIECE = "x".repeat(64 * 1024);

    @Inject
    GivenRoutes routes;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private RawUpstream upstream;

    @BeforeEach
    void open() {
        upstream = new RawUpstream(connection -> {
            for (var head = connection.head(); !head.isEmpty(); head = connection.head()) {
                if (head.startsWith("GET /endless ")) {
                    connection.say("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n");
                    while (true) {
                        connection.say(PIECE);
                    }
                }
                connection.say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            }
        });
        routes.use("[{ id: gw-endless, hosts: [gw.test], paths: [/**], anonymous: true, upstream: 'http://127.0.0.1:%d' }]"
                .formatted(upstream.port()));
    }

    @AfterEach
    void close() {
        routes.restore();
        upstream.close();
    }

    @Test
    void attack67ADownloadThatIsCancelledGivesItsPlaceBack() throws IOException {
        for (int i = 0; i < READERS; i++) {
            try (var socket = new Socket("127.0.0.1", port)) {
                socket.setSoTimeout(10_000);
                socket.getOutputStream()
                        .write("GET /endless HTTP/1.1\r\nHost: gw.test\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                socket.getInputStream().readNBytes(100_000);
                if (i % 2 == 0) {
                    socket.setSoLinger(true, 0);
                }
            }
        }

        assertEquals(200, RawHttp.send(port, "GET /fine HTTP/1.1", "Host: gw.test").status());
    }
}
