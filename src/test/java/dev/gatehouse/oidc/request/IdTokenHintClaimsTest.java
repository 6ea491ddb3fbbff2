package dev.gatehouse.oidc.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of an ID token that came back. */
class IdTokenHintClaimsTest {

    private static final UUID SID = UUID.fromString("0198f7a0-0000-7000-8000-000000000001");

    @Test
    void readsWhomItIsAboutForWhomAndInWhichSession() {
        assertEquals(Optional.of(new IdTokenHint("ada", List.of("app"), Optional.of(SID))),
                IdTokenHint.of(Map.of("sub", "ada", "aud", "app", "sid", SID.toString())));
        assertEquals(Optional.of(new IdTokenHint("ada", List.of("app", "other"), Optional.empty())),
                IdTokenHint.of(Map.of("sub", "ada", "aud", List.of("app", "other"))));
    }

    @Test
    void isNoneWithoutASubject() {
        assertEquals(Optional.empty(), IdTokenHint.of(Map.of("aud", "app")));
        assertEquals(Optional.empty(), IdTokenHint.of(Map.of("sub", 1, "aud", "app")));
    }

    /** Without its session it still says whom it means, and never ends a session by itself. */
    @ParameterizedTest
    @ValueSource(strings = { "", "s-1", "0198f7a0" })
    void aSessionThatIsNoneOfOursIsNone(String sid) {
        assertEquals(Optional.empty(),
                IdTokenHint.of(Map.of("sub", "ada", "aud", "app", "sid", sid)).orElseThrow().session());
    }
}
