package dev.gatehouse.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

class CallerTest {

    private static final Caller.Binding TOKEN = new Caller.Binding("jti", "1");

    @Test
    void aMachineIsItsOwnClient() {
        var machine = GivenCallers.machine("robot", Set.of("read"), TOKEN);

        assertEquals("robot", machine.subject());
        assertEquals(Optional.of("robot"), machine.client());
    }

    @Test
    void nobodyIsKnownWithoutASubject() {
        assertThrows(NullPointerException.class, () -> GivenCallers.machine(null, Set.of(), TOKEN));
        assertThrows(NullPointerException.class,
                () -> GivenCallers.person(null, Optional.empty(), Set.of(), TOKEN, Optional.empty()));
    }

    /** A caller is a key of the assertions that are remembered: it must not change. */
    @Test
    void doesNotChange() {
        var scopes = new HashSet<>(Set.of("read"));
        var methods = new ArrayList<>(List.of("user"));
        var proof = new Caller.Proof(Instant.EPOCH, "phr", methods);
        var person = GivenCallers.person("ada", Optional.empty(), scopes, TOKEN, Optional.of(proof));
        var same = GivenCallers.person("ada", Optional.empty(), Set.of("read"), TOKEN, Optional.of(proof));

        scopes.add("write");
        methods.add("mfa");

        assertEquals(Set.of("read"), person.entitlements().scopes());
        assertEquals(List.of("user"), proof.amr());
        assertEquals(same, person);
        assertEquals(same.hashCode(), person.hashCode());
    }
}
