package dev.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

class DecisionTest {

    /** What was decided stays decided, whatever becomes of the map it was built from. */
    @Test
    void keepsTheIdentityItWasMadeWith() {
        var headers = new HashMap<>(Map.of("X-Auth-Subject", "ada"));
        var allow = new Decision.Allow(new Caller.Anonymous(), headers);

        headers.put("X-Auth-Subject", "mallory");

        assertEquals(Map.of("X-Auth-Subject", "ada"), allow.identity());
        assertThrows(UnsupportedOperationException.class, () -> allow.identity().put("X-Auth-Scopes", "admin"));
    }

    @Test
    void refusesNobodyInParticularUnlessTold() {
        assertInstanceOf(Caller.Anonymous.class, new Decision.Refuse(new Refusal.Forbidden(), "no route").caller());
    }

    /** 401 asks for other credentials, 403 says that none will do, 503 that it may be another time (RFC 6750 §3.1). */
    @Test
    void hasAStatusForEachRefusal() {
        assertEquals(400, new Refusal.Ambiguous().status());
        assertEquals(401, new Refusal.NoCredentials("https://api.test", Set.of()).status());
        assertEquals(401, new Refusal.BadCredentials().status());
        assertEquals(401, new Refusal.UnsupportedProof().status());
        assertEquals(401, new Refusal.StepUp(Optional.of("phr"), Optional.of(Duration.ofMinutes(5))).status());
        assertEquals(403, new Refusal.InsufficientScope(Set.of("read")).status());
        assertEquals(403, new Refusal.Forbidden().status());
        assertEquals(503, new Refusal.Unavailable().status());
    }

    @Test
    void keepsTheScopesItNamed() {
        var needed = new HashSet<>(Set.of("read"));
        var refusal = new Refusal.InsufficientScope(needed);
        var challenge = new Refusal.NoCredentials("https://api.test", needed);

        needed.add("write");

        assertEquals(Set.of("read"), refusal.needed());
        assertEquals(Set.of("read"), challenge.needed());
    }
}
