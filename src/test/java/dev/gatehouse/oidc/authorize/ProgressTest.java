package dev.gatehouse.oidc.authorize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Assignments;
import dev.gatehouse.account.Authentication;
import dev.gatehouse.account.session.SignedIn;
import dev.gatehouse.oidc.request.PendingPurpose;
import dev.gatehouse.oidc.request.RememberedRequest;

class ProgressTest {

    private static final Instant ARRIVED = Instant.parse("2026-11-20T12:00:00Z");
    private static final UUID SID = UUID.fromString("0198f7a0-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("0198f7a0-0000-7000-8000-000000000002");

    /** A new session alone proves nothing: it must have begun after the request arrived, but for what clocks differ. */
    @ParameterizedTest
    @CsvSource({ "0,true", "1,true", "-5,true", "-6,false", "-3600,false" })
    void aSignInIsFreshWhenItWasMadeForTheRequest(long secondsAfter, boolean fresh) {
        var progress = new Progress(ARRIVED, Optional.of(OTHER), Optional.empty());

        assertEquals(fresh, progress.hasFreshSignIn(person(SID, ARRIVED.plusSeconds(secondsAfter))));
    }

    /** Attack: the session of before is shown again, as if the person had signed in for this request. */
    @Test
    void theSessionOfBeforeIsNeverFresh() {
        assertFalse(
                new Progress(ARRIVED, Optional.of(SID), Optional.empty()).hasFreshSignIn(person(SID, ARRIVED.plusSeconds(9))));
        assertTrue(new Progress(ARRIVED, Optional.empty(), Optional.empty()).hasFreshSignIn(person(SID, ARRIVED)));
    }

    @Test
    void nothingIsProvenOnArrival() {
        var progress = Progress.none(Optional.of(person(SID, ARRIVED)), ARRIVED);

        assertFalse(progress.hasFreshSignIn(person(SID, ARRIVED)));
        assertFalse(progress.hasConsentOf(person(SID, ARRIVED)));
    }

    /** Whose consent it is, and that it was given, is read of what was stored. */
    @ParameterizedTest
    @CsvSource({ "true,true", "false,false" })
    void consentIsThatOfTheSessionThatGaveIt(boolean consented, boolean counts) {
        var progress = Progress.of(remembered(PendingPurpose.AUTHORIZE, consented), Optional.of(person(SID, ARRIVED)),
                ARRIVED.plusSeconds(60));

        assertEquals(counts, progress.hasConsentOf(person(SID, ARRIVED)));
        assertFalse(progress.hasConsentOf(person(OTHER, ARRIVED)));
        assertEquals(ARRIVED, progress.madeAt());
    }

    /** What came by POST begins when its GET arrives: the session of that moment is the one of before. */
    @Test
    void aPostProvesNothing() {
        var later = ARRIVED.plusSeconds(60);

        var progress = Progress.of(remembered(PendingPurpose.POSTED, true), Optional.of(person(SID, ARRIVED.plusSeconds(30))),
                later);

        assertEquals(Progress.none(Optional.of(person(SID, ARRIVED)), later), progress);
        assertFalse(progress.hasConsentOf(person(SID, ARRIVED)));
    }

    private static RememberedRequest remembered(PendingPurpose purpose, boolean consented) {
        return new RememberedRequest(purpose, "client_id=app", ARRIVED, Optional.empty(), Optional.of(SID), consented);
    }

    private static SignedIn person(UUID sid, Instant at) {
        return new SignedIn(sid, new AccountId(OTHER), "Ada", false, Assignments.NONE,
                new Authentication(at, "phr", List.of("user"), OTHER));
    }
}
