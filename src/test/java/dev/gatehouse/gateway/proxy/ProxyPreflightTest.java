package dev.gatehouse.gateway.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.gatehouse.gateway.GivenTokens;
import dev.gatehouse.gateway.route.GivenRoutes;
import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.EchoUpstream;
import dev.gatehouse.testing.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What looks like a preflight, at routes that know nothing of CORS. */
@QuarkusTest
@QuarkusTestResource(Database.class)
class ProxyPreflightTest {

    @Inject
    GivenTokens tokens;

    @Inject
    GivenRoutes routes;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    private EchoUpstream upstream;

    @BeforeEach
    void open() {
        upstream = new EchoUpstream();
        routes.use("""
                - { id: gw-read, hosts: [gw.test], paths: [/read], methods: [GET], audience: 'https://gw.test',
                    upstream: 'http://127.0.0.1:%1$d' }
                - { id: gw-options, hosts: [gw.test], paths: [/options], methods: [OPTIONS], anonymous: true,
                    upstream: 'http://127.0.0.1:%1$d' }
                """.formatted(upstream.port()));
    }

    @AfterEach
    void close() {
        routes.restore();
        upstream.close();
    }

    private RawHttp.Reply preflight(String target, String asked) {
        return RawHttp.send(port, "OPTIONS " + target + " HTTP/1.1", "Host: gw.test", "Origin: https://shop.test",
                "Access-Control-Request-Method: " + asked, "Authorization: Bearer " + tokens.person("x"));
    }

    @Test
    void anAskedMethodDoesNotCarryAnotherMethodThroughARoute() {
        assertEquals(403, preflight("/read", "GET").status());
        assertEquals(0, upstream.received());
    }

    @Test
    void passesOnTheOptionsOfARouteThatIsForIt() {
        var reply = RawHttp.send(port, "OPTIONS /options HTTP/1.1", "Host: gw.test", "Origin: https://shop.test",
                "Access-Control-Request-Method: DELETE");

        assertEquals(200, reply.status());
        assertTrue(reply.body().startsWith("OPTIONS /options\n"), reply.body());
    }
}
