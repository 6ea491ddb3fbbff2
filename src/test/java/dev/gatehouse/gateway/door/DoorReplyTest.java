package dev.gatehouse.gateway.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.vertx.core.json.JsonObject;

class DoorReplyTest {

    @Test
    void aProblemIsWhatRfc9457WantsAndIsNeverStored() {
        var reply = DoorReply.problem(502, "upstream-failed", "The upstream failed", "It broke \"off\".", "r-1");

        assertEquals(502, reply.status());
        assertEquals(Map.of("Content-Type", "application/problem+json", "Cache-Control", "no-store"), reply.headers());
        assertEquals(new JsonObject(Map.of("type", "/problems/upstream-failed", "title", "The upstream failed", "status", 502,
                "detail", "It broke \"off\".", "request_id", "r-1")), new JsonObject(reply.body()));
    }

    @Test
    void oneHeaderMoreIsAnotherReply() {
        var plain = DoorReply.of(204, Map.of("A", "1"));
        var more = plain.with("B", "2").with("A", "3");

        assertEquals(Map.of("A", "1"), plain.headers());
        assertEquals(Map.of("A", "3", "B", "2"), more.headers());
        assertEquals(204, more.status());
        assertEquals("", more.body());
    }

    @Test
    void keepsItsHeadersInOrderAndToItself() {
        var given = new java.util.LinkedHashMap<String, String>();
        given.put("Z", "1");
        given.put("A", "2");
        var reply = DoorReply.of(200, given);
        given.put("Late", "3");

        assertEquals(List.of("Z", "A"), List.copyOf(reply.headers().keySet()));
        assertThrows(UnsupportedOperationException.class, () -> reply.headers().put("Later", "4"));
        assertFalse(new HashMap<>(reply.headers()).containsKey("Late"));
    }
}
