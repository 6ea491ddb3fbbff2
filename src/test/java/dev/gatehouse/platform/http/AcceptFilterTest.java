package dev.gatehouse.platform.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptFilterTest {

    @ParameterizedTest
    @ValueSource(strings = { "*/*", "text/html", "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8",
            "application/signed-exchange;v=b3;q=0.7", "application/json ; q=1.0, text/*", "a/b;c=\"d e\"" })
    void readsWhatBrowsersAndProgramsSend(String accept) {
        assertTrue(AcceptFilter.isReadable(List.of(accept)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "x", "*", ",", "a/b;q=x", "a/b;q=2", "text/", "text/html;", "text/html,", "/",
            "a/b;q=0.1234" })
    void doesNotGuess(String accept) {
        assertFalse(AcceptFilter.isReadable(List.of(accept)));
        assertFalse(AcceptFilter.isReadable(List.of("*/*", accept)));
    }
}
