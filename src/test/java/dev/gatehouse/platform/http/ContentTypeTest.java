package dev.gatehouse.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTypeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = { "application/json|application/json|^^",
            "Application/JSON|application/json|^^", "text/plain;charset=UTF-8|text/plain|utf-8",
            "text/plain ; charset=\"Utf-8\"|text/plain|utf-8", "text/plain;a=b;Charset=us-ascii|text/plain|us-ascii",
            "text/plain;charset=utf-8;charset=utf-16|text/plain|utf-8", "text/plain;|text/plain|^^",
            "multipart/form-data; boundary=x|multipart/form-data|^^" })
    void readsTypeAndCharset(String header, String name, String charset) {
        assertEquals(Optional.of(new ContentType(name, charset)), ContentType.parse(header));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "text", "text/", "/plain", "text/plain/x", "text/plain;charset", "text/plain;charset=",
            "text/plain;charset=\"utf-8", "text/plain;charset=\"a\\\"b\"", "text/plain, text/html", "te xt/plain",
            "text/plain;;charset=utf-8" })
    void whatCannotBeReadIsNone(String header) {
        assertEquals(Optional.empty(), ContentType.parse(header));
    }

    @Test
    void whatIsTooLongIsNone() {
        assertTrue(ContentType.parse("a/" + "b".repeat(198)).isPresent());
        assertFalse(ContentType.parse("a/" + "b".repeat(199)).isPresent());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "application/x-www-form-urlencoded|true", "application/json; charset=utf-8|true",
            "text/plain; charset=ISO-8859-1|true", "text/plain; charset=utf-16|false", "text/plain; charset=utf-7|false",
            "multipart/form-data; boundary=x|false", "multipart/mixed|false" })
    void filesAndForeignCharsetsAreNotTaken(String header, boolean taken) {
        assertEquals(taken, ContentType.parse(header).orElseThrow().isTaken());
    }

    @Test
    void knowsAForm() {
        assertTrue(ContentType.parse("APPLICATION/x-www-form-urlencoded;charset=utf-8").orElseThrow().isForm());
        assertFalse(ContentType.parse("application/json").orElseThrow().isForm());
    }
}
