package dev.gatehouse.passkey.ceremony;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.RegistrationPermit;
import dev.gatehouse.passkey.VerifiedAssertion.Order;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.ReturnTo;

/** What a ceremony carries from its challenge to its response (WebAuthn §13.4.3). */
class CeremonyTest {

    private static final Instant DEADLINE = Instant.parse("2026-01-01T12:05:00Z");
    private static final AccountId ADA = new AccountId(new UUID(0, 1));
    private static final byte[] HANDLE = new byte[64];

    @Test
    void endsAtItsDeadline() {
        var ceremony = Ceremony.signIn(new ReturnTo("/account"));

        ceremony.begin(new byte[32], OpaqueToken.of("browser"), DEADLINE);

        assertFalse(ceremony.isExpired(DEADLINE.minusMillis(1)));
        assertTrue(ceremony.isExpired(DEADLINE));
    }

    @Test
    void anInvitationIsCarriedWithItsName() {
        carries(new RegistrationPermit.ByInvitation(new UUID(0, 2), "Ada"));
    }

    @Test
    void anOwnerIsCarried() {
        carries(new RegistrationPermit.ByOwner(ADA));
    }

    @Test
    void aNewcomerIsCarried() {
        carries(new RegistrationPermit.Openly("Ada"));
    }

    @Test
    void theHandleIsCarriedUnchanged() {
        byte[] given = HANDLE.clone();
        var ceremony = Ceremony.registration(new RegistrationPermit.ByOwner(ADA), given);

        given[0] = 1;
        ceremony.handle()[0] = 1;

        assertArrayEquals(HANDLE, ceremony.handle());
    }

    @Test
    void aSignInIsCompletedByAnyPasskey() {
        var ceremony = authentication(Optional.empty());

        assertTrue(ceremony.allows(ADA));
        assertTrue(ceremony.allows(new AccountId(new UUID(0, 9))));
    }

    /** §7.2 step 5: where credentials were named, the response names one of them. */
    @Test
    void aConfirmationIsCompletedByAPasskeyOfTheSamePersonAlone() {
        var ceremony = authentication(Optional.of(ADA));

        assertTrue(ceremony.allows(ADA));
        assertFalse(ceremony.allows(new AccountId(new UUID(0, 9))));
    }

    @Test
    void anAuthenticationEndsAtItsDeadline() {
        assertFalse(authentication(Optional.empty()).isExpired(DEADLINE.minusMillis(1)));
        assertTrue(authentication(Optional.empty()).isExpired(DEADLINE));
    }

    /** The columns of the statement that takes it, by their place. */
    @Test
    void anAuthenticationIsReadFromItsRow() {
        var read = AuthenticationCeremony.of(new Object[] { null, DEADLINE, "/account", ADA.value(), 3L, 4L });

        assertEquals(new AuthenticationCeremony(Optional.empty(), DEADLINE, new ReturnTo("/account"), Optional.of(ADA),
                new Order(3, 4)), read);
        assertEquals(Optional.empty(),
                AuthenticationCeremony.of(new Object[] { null, DEADLINE, "/", null, 3L, 4L }).allowed());
    }

    private static AuthenticationCeremony authentication(Optional<AccountId> allowed) {
        return new AuthenticationCeremony(Optional.empty(), DEADLINE, new ReturnTo("/account"), allowed, new Order(1, 2));
    }

    private static void carries(RegistrationPermit permit) {
        assertEquals(permit, Ceremony.registration(permit, HANDLE).permit());
    }
}
