package dev.gatehouse.oidc.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class RememberedRequestTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final UUID SID = UUID.fromString("0198f7a0-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("0198f7a0-0000-7000-8000-000000000002");

    @Test
    void onlyTheSessionThatWasAskedMayConfirmIt() {
        var asked = RememberedRequest.logout("client_id=app", Optional.of(SID), NOW);

        assertTrue(asked.isBoundTo(SID));
        assertFalse(asked.isBoundTo(OTHER));
    }

    /** A POST of another site brings no cookies: nobody has been asked yet, so that nobody may confirm. */
    @Test
    void whatCameByPostIsBoundToNobody() {
        for (var posted : new RememberedRequest[] { RememberedRequest.posted("client_id=app", NOW),
                RememberedRequest.logout("client_id=app", Optional.empty(), NOW) }) {
            assertFalse(posted.isBoundTo(SID));
            assertFalse(posted.consented());
            assertEquals(Optional.empty(), posted.sessionThen());
        }
    }
}
