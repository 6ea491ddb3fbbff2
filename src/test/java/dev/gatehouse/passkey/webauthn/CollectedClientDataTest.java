package dev.gatehouse.passkey.webauthn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.passkey.VerificationFailed;

/** What is read of the client data before its signature is checked (WebAuthn §5.8.1). */
class CollectedClientDataTest {

    @Test
    void readsTheChallengeAndTheOriginAsTheyAreWritten() {
        var data = parse("{'type':'webauthn.get','challenge':'_-8','origin':'https://EXAMPLE.com:443','crossOrigin':false}");

        assertArrayEquals(new byte[] { (byte) 0xff, (byte) 0xef }, data.challenge());
        assertEquals("https://EXAMPLE.com:443", data.origin());
        assertFalse(data.foreignFrame());
    }

    @Test
    void takesAMissingCrossOriginForAPageOfItsOwn() {
        assertFalse(parse("{'challenge':'_-8','origin':'https://example.com'}").foreignFrame());
    }

    @ParameterizedTest
    @ValueSource(strings = { "'crossOrigin':true", "'crossOrigin':'false'", "'crossOrigin':null", "'crossOrigin':0",
            "'topOrigin':'https://evil.example'", "'crossOrigin':false,'topOrigin':'https://evil.example'",
            "'topOrigin':null" })
    void takesEverythingElseForAForeignFrame(String field) {
        assertTrue(parse("{'challenge':'_-8','origin':'https://example.com'," + field + "}").foreignFrame());
    }

    /** An empty challenge is that of no ceremony, an empty origin that of no page. */
    @Test
    void readsWhatIsMissingAsNothing() {
        var data = parse("{}");

        assertEquals(0, data.challenge().length);
        assertEquals("", data.origin());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "null", "[]", "'text'", "{", "{'challenge':5}", "{'challenge':'*'}",
            "{'challenge':['_-8']}" })
    void refusesWhatItCannotRead(String json) {
        var refused = assertThrows(VerificationFailed.class, () -> parse(json));

        assertEquals("client data unreadable", refused.reason());
    }

    @Test
    void refusesBytesThatAreNoText() {
        assertThrows(VerificationFailed.class, () -> CollectedClientData.parse(new byte[] { (byte) 0xff, (byte) 0xfe, 0 }));
    }

    private static CollectedClientData parse(String json) {
        return CollectedClientData.parse(json.replace('\'', '"').getBytes(UTF_8));
    }
}
