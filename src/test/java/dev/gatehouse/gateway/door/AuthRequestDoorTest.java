package dev.gatehouse.gateway.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.gatehouse.testing.Database;
import dev.gatehouse.testing.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(Database.class)
class AuthRequestDoorTest extends ForwardedDoor {

    @Override
    List<String> question(String method, String host, String target) {
        return inHeaders("/gateway/auth-request", method, host, target);
    }

    /** The status in words that nginx understands: anything else than 2xx, 401 and 403 is an error to it. */
    @Override
    int statusOf(RawHttp.Reply reply) {
        assertTrue(reply.status() == 200 || reply.status() == 401 || reply.status() == 403, "" + reply.status());
        return reply.header("X-Auth-Status").map(Integer::parseInt).orElse(reply.status());
    }

    @Test
    void says403AndTheRealStatusBesideIt() {
        var reply = forward("GET", HOST, "/public/../x");

        assertEquals(403, reply.status());
        assertEquals(Optional.of("400"), reply.header("X-Auth-Status"));
    }

    @Test
    void says401AndWhereToSignIn() {
        var reply = forward("GET", "localhost", "/gw-private/x", "Sec-Fetch-Mode: navigate");

        assertEquals(401, reply.status());
        assertTrue(reply.header("X-Auth-Redirect").orElseThrow().endsWith("/login?return_to=%2Fgw-private%2Fx"));
    }
}
