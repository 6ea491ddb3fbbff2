package dev.gatehouse.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.platform.CurrentRequest;
import dev.gatehouse.platform.http.RequestIdFilter.TraceParent;

/** Which ids and traces count; what is not of the form of W3C Trace Context §3.2 is no trace, and a new one begins (§4.3). */
class RequestIdFilterTest {

    private static final String GOOD = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void takesTheOneThatIsNamed() {
        assertEquals(Optional.of(new TraceParent(GOOD)), TraceParent.of(List.of(GOOD)));
        assertEquals(Optional.empty(), TraceParent.of(List.of()));
        assertEquals(Optional.empty(), TraceParent.of(List.of(GOOD, GOOD)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "00", "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "00-00000000000000000000000000000000-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
            "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-x", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
            " 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319-b7ad6b7169203331-01" })
    void refusesWhatIsNoTrace(String value) {
        assertEquals(Optional.empty(), TraceParent.of(List.of(value)));
    }

    @Test
    void beginsOneWithTheDigitsOfTheRequest() {
        var begun = TraceParent.beginning(UUID.fromString("019abc00-1234-7abc-8def-0123456789ab"));

        assertEquals("00-019abc0012347abc8def0123456789ab-8def0123456789ab-01", begun.value());
        assertEquals(Optional.of(begun), TraceParent.of(List.of(begun.value())));
    }

    @ParameterizedTest
    @ValueSource(strings = { "7", "a.b_c-D", "019abc00-1234-7abc-8def-0123456789ab", "--" })
    void takesAnIdOfOneWord(String id) {
        assertEquals(Optional.of(id), CurrentRequest.idOf(List.of(id)));
    }

    /** Nothing that could end a line, be another key in it, or stand for no request. */
    @ParameterizedTest
    @ValueSource(strings = { "", "-", "a b", "a,b", "a=b", "a\"b", "a\nb", "\u00fc", "<script>", "../x", "a/b" })
    void refusesWhatIsNoId(String id) {
        assertEquals(Optional.empty(), CurrentRequest.idOf(List.of(id)));
    }

    @Test
    void refusesTwoIdsAndALongOne() {
        assertEquals(Optional.empty(), CurrentRequest.idOf(List.of("a", "b")));
        assertEquals(Optional.of("x".repeat(128)), CurrentRequest.idOf(List.of("x".repeat(128))));
        assertEquals(Optional.empty(), CurrentRequest.idOf(List.of("x".repeat(129))));
    }
}
