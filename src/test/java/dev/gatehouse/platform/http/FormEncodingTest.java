package dev.gatehouse.platform.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vertx.core.buffer.Buffer;

class FormEncodingTest {

    @ParameterizedTest
    @ValueSource(strings = { "", "a=b", "a=b&c=d", "a=%20", "a=%fF%00", "%41=b", "a=b+c", "&&&", "a" })
    void isReadable(String body) {
        assertTrue(FormEncoding.isReadable(Buffer.buffer(body)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "%", "a=%", "a=%4", "a=%4g", "a=%g4", "a=%%41", "a=%-1", "a=%+1", "a=% 1", "a=b%2&c=d" })
    void whatStartsNoByteIsNot(String body) {
        assertFalse(FormEncoding.isReadable(Buffer.buffer(body)));
    }

    @Test
    void holdsAThousandParametersAndNoMore() {
        assertTrue(FormEncoding.isReadable(Buffer.buffer("&".repeat(999))));
        assertFalse(FormEncoding.isReadable(Buffer.buffer("&".repeat(1_000))));
    }
}
