package dev.gatehouse.account.invitation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Assignments;
import dev.gatehouse.account.DisplayName;
import dev.gatehouse.account.Profile;
import dev.gatehouse.account.RegistrationPermit;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.TokenHash;

/** An enrolment link works once, in its time, and until it is withdrawn. */
class InvitationTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration LIFE = Duration.ofHours(1);
    private static final UUID ID = new UUID(0, 1);
    private static final TokenHash TICKET = OpaqueToken.of("t".repeat(43)).hash();
    private static final AccountId ADA = new AccountId(new UUID(0, 2));
    private static final UUID ADMIN = new UUID(0, 3);

    @Test
    void isOpenUntilItExpires() {
        var invitation = invitation();

        assertDoesNotThrow(() -> invitation.requireOpen(NOW.plus(LIFE).minusMillis(1)));
        assertEquals("invitation-expired", code(() -> invitation.requireOpen(NOW.plus(LIFE))));
    }

    @Test
    void isRedeemedOnce() {
        var invitation = invitation();

        invitation.redeem(ADA, NOW);

        assertEquals("invitation-used", code(() -> invitation.redeem(ADA, NOW)));
        assertEquals("invitation-used", code(() -> invitation.withdraw(NOW)));
    }

    @Test
    void isNotRedeemedWhenItIsWithdrawn() {
        var invitation = invitation();

        invitation.withdraw(NOW);

        assertEquals("invitation-withdrawn", code(() -> invitation.redeem(ADA, NOW)));
        assertEquals("invitation-withdrawn", code(() -> invitation.withdraw(NOW)), "nor withdrawn again");
    }

    @Test
    void isNotRedeemedWhenItHasExpired() {
        assertEquals("invitation-expired", code(() -> invitation().redeem(ADA, NOW.plus(LIFE))));
        assertEquals("invitation-expired", code(() -> invitation().withdraw(NOW.plus(LIFE))));
    }

    @Test
    void knowsWhoInvites() {
        assertEquals(Optional.of(new AccountId(ADMIN)), invitation().invitedBy());
        assertEquals(Optional.empty(),
                Invitation.of(ID, TICKET, new DisplayName("Ada"), false, Assignments.NONE, Actor.system(), NOW, LIFE)
                        .invitedBy());
    }

    /** A replica of an older version opens a second account with such a link; it must not be an administrator's. */
    @Test
    void aLinkBackMakesNobodyAnAdministrator() {
        var back = Invitation.back(ID, TICKET, new Profile(ADA, "Ada", true, false, Assignments.NONE), true,
                Actor.person(ADMIN), NOW, LIFE);

        assertEquals(Optional.of(ADA), back.forAccount());
        assertTrue(back.replacesPasskeys());
        assertFalse(back.admin());
        assertFalse(back.firstAdmin());
        assertEquals("Ada", back.name());
    }

    @Test
    void theFirstAdministratorIsNamedByNobody() {
        var first = Invitation.ofFirstAdministrator(ID, TICKET, NOW, LIFE);

        assertTrue(first.admin() && first.firstAdmin());
        assertEquals(Optional.empty(), first.forAccount());
        assertEquals(Optional.empty(), first.invitedBy());
    }

    @Test
    void isListedWithoutItsTicket() {
        var summary = invitation().summary("Grace");

        assertEquals(new OpenInvitation(ID, "Ada", true, Assignments.NONE, null, "Grace", NOW, NOW.plus(LIFE)), summary);
    }

    @Test
    void anOfferTakesANameOnlyWhereItNamesNobody() {
        var permit = new RegistrationPermit.ByInvitation(ID, "Administrator");

        assertEquals(permit, offer(permit, false).permitFor(Optional.of("Eve")));
        assertEquals(permit, offer(permit, true).permitFor(Optional.empty()));
        assertEquals("Grace", offer(permit, true).permitFor(Optional.of("  Grace ")).name());
        assertEquals("bad-name", code(() -> offer(permit, true).permitFor(Optional.of("a\u202Eb"))));
        assertEquals("bad-name", code(() -> offer(permit, true).permitFor(Optional.of(" "))));
    }

    @Test
    void aLinkIsNeverPrinted() {
        var link = new EnrolmentLink(URI.create("https://example.com/enroll/secret"), NOW);

        assertFalse(link.toString().contains("secret"));
    }

    private static InvitationOffer offer(RegistrationPermit.ByInvitation permit, boolean nameless) {
        return new InvitationOffer(permit, nameless, true, Optional.empty(), false, NOW, Optional.empty());
    }

    private static Invitation invitation() {
        return Invitation.of(ID, TICKET, new DisplayName("Ada"), true, Assignments.NONE, Actor.person(ADMIN), NOW, LIFE);
    }

    private static String code(Runnable step) {
        return assertThrows(Problem.class, step::run).code();
    }
}
