package dev.gatehouse.launch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {

    @Test
    void aLineIsTheIdTheNameAndWhatIsToBeSaid() {
        assertEquals("1  Ada", Listing.line(1, "Ada"));
        assertEquals("1  Ada", Listing.line(1, "Ada", "", ""));
        assertEquals("1  Ada (administrator, until today)", Listing.line(1, "Ada", "administrator", "", "until today"));
    }

    @Test
    void anEmptyListIsASentence() {
        assertEquals("There is none.", Listing.of(List.of(), "There is none.", Object::toString));
        assertEquals("a" + System.lineSeparator() + "b", Listing.of(List.of("a", "b"), "There is none.", line -> line));
    }

    /** Attack 81: a name that moves the cursor, turns the line round or begins another line says something that is not so. */
    @ParameterizedTest
    @ValueSource(strings = { "\n", "\r", "\u001b", "\u0007", "\u009b", "\u202e", "\u2066", "\u2028", "\t" })
    void attack81ANameIsPrintedAndNotObeyed(String odd) {
        assertEquals("1  Ada?[2J", Listing.line(1, "Ada" + odd + "[2J"));
    }

    @Test
    void aNameIsPrintedInEveryScript() {
        assertEquals("1  \u0410\u0434\u0430 \u827e\u9054 \ud83e\udd89",
                Listing.line(1, "\u0410\u0434\u0430 \u827e\u9054 \ud83e\udd89"));
    }

    @Test
    void aMomentIsPrintedToTheSecond() {
        assertEquals("2026-11-24T08:00:00Z", Listing.time(Instant.parse("2026-11-24T08:00:00.987654Z")));
    }
}
