package dev.gatehouse.platform.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class ReadinessGatesTest {

    private final ReadinessGates gates = new ReadinessGates();

    @Test
    void isReadyWhenTheLastGateIsOpen() {
        var keys = gates.gate("keys");
        var policy = gates.gate("policy");

        assertEquals(Status.DOWN, gates.call().getStatus());
        policy.open();
        assertEquals(Status.DOWN, gates.call().getStatus());
        keys.open();
        assertEquals(Status.UP, gates.call().getStatus());
    }

    @Test
    void saysWhichGateIsClosed() {
        gates.gate("keys").open();
        gates.gate("revocations");

        var response = gates.call();
        assertEquals("loaded", response.getName());
        assertEquals(Map.of("keys", true, "revocations", false), response.getData().orElseThrow());
    }

    @Test
    void aGateThatComesLateClosesAgain() {
        gates.gate("keys").open();
        assertEquals(Status.UP, gates.call().getStatus());

        gates.gate("policy");
        assertEquals(Status.DOWN, gates.call().getStatus());
    }
}
