package dev.gatehouse.passkey;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Authentication;
import dev.gatehouse.account.DisplayName;

class PasskeyTest {

    private static final Instant MADE = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant USED = MADE.plusSeconds(60);
    private static final UUID ID = new UUID(0, 1);

    private final Passkey deviceBound = passkey(false, 5, Set.of("usb", "nfc"));
    private final Passkey synced = passkey(true, 5, Set.of());

    @Test
    void notesAUse() {
        assertEquals(SignCounter.ADVANCED, deviceBound.use(new VerifiedAssertion(6, false), order(1, 2), USED));

        assertEquals(USED, deviceBound.summary().lastUsedAt());
        assertEquals(SignCounter.CLONED, deviceBound.use(new VerifiedAssertion(6, false), order(3, 4), USED));
    }

    /** What a copy did changes nothing: neither the counter nor when the person was seen with it. */
    @Test
    void notesNothingOfACopy() {
        deviceBound.use(new VerifiedAssertion(9, false), order(1, 2), USED);

        assertEquals(SignCounter.CLONED, deviceBound.use(new VerifiedAssertion(7, true), order(3, 4), USED.plusSeconds(60)));

        assertEquals(USED, deviceBound.summary().lastUsedAt());
        assertFalse(deviceBound.record().backedUp());
        assertEquals(SignCounter.ADVANCED, deviceBound.use(new VerifiedAssertion(10, false), order(5, 6), USED));
    }

    /** A response whose challenge was made before the last one came in may have been overtaken, and proves no copy. */
    @Test
    void takesAnOvertakenResponseForNoCopy() {
        deviceBound.use(new VerifiedAssertion(7, false), order(2, 3), USED);

        assertEquals(SignCounter.REGRESSED, deviceBound.use(new VerifiedAssertion(6, false), order(1, 4), USED));
        assertEquals(SignCounter.CLONED, deviceBound.use(new VerifiedAssertion(7, false), order(5, 6), USED),
                "the counter did not go back with it");
    }

    @Test
    void aSyncedPasskeyMayCountOnSeveralDevices() {
        assertEquals(SignCounter.REGRESSED, synced.use(new VerifiedAssertion(1, true), order(1, 2), USED));

        assertTrue(synced.record().backedUp());
        assertEquals(USED, synced.summary().lastUsedAt());
    }

    @Test
    void isSuspendedUntilItIsReinstated() {
        deviceBound.suspend(Suspension.Reason.CLONE_SUSPECTED, USED);

        assertTrue(deviceBound.isSuspended());
        assertEquals(new Suspension(USED, Suspension.Reason.CLONE_SUSPECTED), deviceBound.summary().suspension());

        deviceBound.reinstate();

        assertFalse(deviceBound.isSuspended());
        assertNull(deviceBound.summary().suspension());
        assertEquals(SignCounter.ADVANCED, deviceBound.use(new VerifiedAssertion(1, false), order(9, 10), USED),
                "whoever used it last may have been the copy: it counts anew");
    }

    @Test
    void isNamedByItsKindUntilItsOwnerNamesIt() {
        assertEquals("Security key", deviceBound.summary().name());
        assertEquals("Synced passkey", synced.summary().name());

        synced.rename(new DisplayName("Work"));

        assertEquals("Work", synced.summary().name());
    }

    @Test
    void isDescribedToBrowsersWithItsTransports() {
        assertEquals(List.of("nfc", "usb"), deviceBound.descriptor().transports());
        assertEquals(List.of(), synced.descriptor().transports(), "and not one that is empty");
        assertArrayEquals(new byte[] { 7 }, deviceBound.descriptor().id());
        deviceBound.descriptor().id()[0] = 8;
        assertArrayEquals(new byte[] { 7 }, deviceBound.descriptor().id());
    }

    /** Phishing-resistant, with user verification; nothing says that the key is in hardware. */
    @Test
    void isWorthTwoFactorsInSoftware() {
        assertEquals(new Authentication(USED, "phr", List.of("user", "mfa", "pop", "swk"), ID),
                deviceBound.authentication(USED));
    }

    private static VerifiedAssertion.Order order(long challenge, long response) {
        return new VerifiedAssertion.Order(challenge, response);
    }

    private static Passkey passkey(boolean backupEligible, long signCount, Set<String> transports) {
        var credential = new VerifiedCredential(new byte[] { 7 }, new byte[] { 8 }, -7, signCount, new UUID(0, 0), transports,
                backupEligible, false, true);
        return new Passkey(ID, new AccountId(new UUID(0, 2)), credential, "example.com", MADE);
    }
}
