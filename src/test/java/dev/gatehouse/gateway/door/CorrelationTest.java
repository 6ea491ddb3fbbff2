package dev.gatehouse.gateway.door;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.gateway.route.GivenRoutes;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.EchoUpstream;
import dev.gatehouse.testing.RawHttp;
import dev.gatehouse.testing.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** One id and one trace of a request, from the proxy in front to the API behind, in the log and in the audit trail. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class CorrelationTest {

    private static final String TRUSTED = "127.0.0.1";
    private static final String STRANGER = "127.0.0.2";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-00";

    @Inject
    GivenRoutes routes;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private final String id = "edge." + UUID.randomUUID();
    private EchoUpstream upstream;

    @BeforeEach
    void open() {
        upstream = new EchoUpstream();
        routes.use("[{ id: co-open, hosts: [co.test], paths: [/public/**], anonymous: true, upstream: 'http://127.0.0.1:%d' }]"
                .formatted(upstream.port()));
    }

    @AfterEach
    void close() {
        routes.restore();
        upstream.close();
    }

    private RawHttp.Reply ask(String source, String target, String... more) {
        var lines = new ArrayList<>(List.of("GET " + target + " HTTP/1.1", "Host: co.test"));
        lines.addAll(List.of(more));
        return RawHttp.sendFrom(source, port, lines.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/gateway/ext_authz/public/x", "/public/x" })
    void goesOnToTheApiAsATrustedPeerNamesIt(String target) {
        var reply = ask(TRUSTED, target, "X-Request-Id: " + id, "traceparent: " + PARENT, "tracestate: vendor=1");

        assertEquals(200, reply.status());
        assertEquals(Optional.of(id), reply.header("X-Request-Id"));
        assertEquals(List.of(PARENT), told(reply, "traceparent"));
        assertEquals(List.of(id), told(reply, "x-request-id"));
        assertEquals(List.of(), told(reply, "tracestate"));
    }

    /** What the API hears: from the built-in proxy in the request, from a door in the reply that a proxy copies. */
    private static List<String> told(RawHttp.Reply reply, String name) {
        return reply.body().isEmpty() ? reply.headers(name).toList()
                : reply.body().lines().filter(line -> line.startsWith(name + ": "))
                        .map(line -> line.substring(name.length() + 2)).toList();
    }

    @Test
    void attackAStrangerNamesAnothersRequest() {
        var reply = ask(STRANGER, "/public/x", "X-Request-Id: " + id, "traceparent: " + PARENT);

        var given = reply.header("X-Request-Id").orElseThrow();
        assertNotEquals(id, given);
        assertEquals(List.of(given), told(reply, "x-request-id"));
        assertTrue(told(reply, "traceparent").getFirst().startsWith("00-" + given.replace("-", "") + "-"), reply.body());
    }

    @Test
    void whatIsNoIdOrNoTraceIsReplacedAndNeverRefused() {
        var reply = ask(TRUSTED, "/public/x", "X-Request-Id: two words", "traceparent: 00-x");

        assertEquals(200, reply.status());
        UUID.fromString(reply.header("X-Request-Id").orElseThrow());
        assertTrue(told(reply, "traceparent").getFirst().matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"), reply.body());
        assertNotEquals("a",
                ask(TRUSTED, "/public/x", "X-Request-Id: a", "X-Request-Id: b").header("X-Request-Id").orElseThrow());
    }

    @Test
    void aRefusalStandsUnderBothInTheAuditTrail() {
        assertEquals(403, ask(TRUSTED, "/elsewhere", "X-Request-Id: " + id, "traceparent: " + PARENT).status());

        await().untilAsserted(() -> assertEquals(1,
                Rows.count("select count(*) from audit_entries where request_id = ? and detail like '%" + TRACE + "%'", id)));
    }
}
