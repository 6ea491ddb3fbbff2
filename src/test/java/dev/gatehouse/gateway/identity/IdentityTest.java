package dev.gatehouse.gateway.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.gatehouse.gateway.AccessRequest;
import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.Credentials;
import dev.gatehouse.gateway.GivenCallers;
import dev.gatehouse.gateway.route.AssertionMode;

class IdentityTest {

    private static final AccessRequest REQUEST = AccessRequest.of("GET", "api.test", "/", Credentials.none(), false);
    private static final int NAMES = "X-Auth-SubjectX-Auth-ScopesX-Auth-Client".length();

    private final Identity identity = new Identity(null);

    private String scopes(int length) {
        var caller = GivenCallers.machine("robot", Set.of("s".repeat(length)), new Caller.Binding("jti", "1"));
        return identity.headers(caller, REQUEST, AssertionMode.OFF, "r").result().get(IdentityHeaders.SCOPES);
    }

    /** Half an identity would be another one: what no upstream is sure to take whole is refused, and never cut. */
    @Test
    void refusesHeadersThatAreTooLong() {
        var longest = 8192 - NAMES - 2 * "robot".length();

        assertEquals(longest, scopes(longest).length());
        assertThrows(Identity.OversizedIdentity.class, () -> scopes(longest + 1));
    }
}
