package dev.gatehouse.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class AuditEventTest {

    private static final UUID ADA = UUID.fromString("01a20c53-2491-769d-8074-1cb53ea7930a");

    @Test
    void aChangeIsNoRefusal() {
        var event = AuditEvent.of("passkey.registered", Actor.person(ADA)).about(ADA).with("name", "laptop").with("count", 3);

        assertFalse(event.refused());
        assertEquals(ADA.toString(), event.subject());
        assertEquals(Map.of("name", "laptop", "count", "3"), event.detail());
    }

    @Test
    void aRefusalStaysOneWithItsReason() {
        var event = AuditEvent.refusal("oidc.client.refused", Actor.stranger(), "unknown client").about("shop").with("a", "b");

        assertTrue(event.refused());
        assertEquals(Map.of("reason", "unknown client", "a", "b"), event.detail());
    }

    /** What a stranger sends is kept as far as it helps, and no further. */
    @Test
    void nothingIsKeptLongerThanItHelps() {
        var endless = "x".repeat(10_000);

        var event = AuditEvent.refusal("a.b.refused", Actor.stranger(), endless).about(endless).with("more", endless);

        assertEquals(512, event.subject().length());
        assertEquals(512, event.detail().get("reason").length());
        assertEquals(512, event.detail().get("more").length());
    }

    @Test
    void whatWasSaidDoesNotChangeAfterwards() {
        var detail = new HashMap<>(Map.of("a", "b"));
        var event = new AuditEvent("a.b", Actor.system(), "", false, detail);

        detail.put("c", "d");

        assertEquals(Map.of("a", "b"), event.detail());
        assertThrows(UnsupportedOperationException.class, () -> event.detail().put("c", "d"));
    }

    @Test
    void eachActorHasAWordAndAName() {
        assertEquals("person " + ADA, words(Actor.person(ADA)));
        assertEquals("client shop", words(Actor.client("shop")));
        assertEquals("stranger ", words(Actor.stranger()));
        assertEquals("system ", words(Actor.system()));
    }

    private static String words(Actor actor) {
        return actor.kind() + " " + actor.name();
    }
}
