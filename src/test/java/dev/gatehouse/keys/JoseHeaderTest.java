package dev.gatehouse.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoseHeaderTest {

    @Test
    void readsTheThreeParametersThatWeWrite() {
        assertEquals(Optional.of(new JoseHeader("RS256", "at+jwt", "k")),
                read("{\"typ\":\"at+jwt\",\"alg\":\"RS256\",\"kid\":\"k\"}"));
    }

    /** Attack 31: a parameter that is not ours is not overlooked, for it may be one that the key comes from. */
    @ParameterizedTest
    @ValueSource(strings = { "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"k\",\"jwk\":{}}",
            "{\"alg\":\"RS256\",\"typ\":\"at+jwt\"}", "{\"alg\":\"RS256\",\"kid\":\"k\"}",
            "{\"typ\":\"at+jwt\",\"kid\":\"k\"}", "{\"alg\":1,\"typ\":\"at+jwt\",\"kid\":\"k\"}",
            "{\"alg\":\"RS256\",\"typ\":null,\"kid\":\"k\"}", "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":[\"k\"]}",
            "{\"ALG\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"k\"}", "{}", "[]", "null", "", "no JSON" })
    void attack31EveryOtherHeaderIsNone(String header) {
        assertTrue(read(header).isEmpty(), header);
    }

    /** Which of the two counts, two readers of one token might see differently. */
    @Test
    void aDoubledParameterIsNoHeader() {
        assertTrue(read("{\"alg\":\"RS256\",\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\"k\"}").isEmpty());
    }

    @Test
    void aKidIsNoLongerThanOursMayGet() {
        assertTrue(read("{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"" + "k".repeat(64) + "\"}").isPresent());
        assertTrue(read("{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"" + "k".repeat(65) + "\"}").isEmpty());
    }

    @Test
    void whatIsNoBase64urlIsNoHeader() {
        assertTrue(JoseHeader.read("{}").isEmpty());
    }

    private static Optional<JoseHeader> read(String json) {
        return JoseHeader.read(Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8)));
    }
}
