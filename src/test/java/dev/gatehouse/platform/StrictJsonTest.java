package dev.gatehouse.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

class StrictJsonTest {

    private final ObjectMapper json = new ObjectMapper();

    StrictJsonTest() {
        new StrictJson().customize(json);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"a\":1}", " {\"a\":1}\n", "{\"b\":{\"a\":2},\"a\":1}" })
    void readsADocument(String text) throws JsonProcessingException {
        assertEquals(1, json.readValue(text, Map.class).get("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":1}", "{\"b\":{\"a\":1,\"a\":1}}", "{\"a\":1}{\"a\":2}",
            "{\"a\":1} x", "{\"a\":1},", "{'a':1}", "{a:1}", "{\"a\":1,}", "{\"a\":01}", "{\"a\":NaN}", "/**/{\"a\":1}" })
    void refusesWhatTwoReadersReadInTwoWays(String text) {
        assertThrows(JsonProcessingException.class, () -> json.readValue(text, Map.class));
    }
}
