package dev.gatehouse.passkey.ceremony;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.ColumnResult;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityResult;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.SqlResultSetMapping;
import jakarta.persistence.Table;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.RegistrationPermit;
import dev.gatehouse.passkey.Passkey;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.ReturnTo;
import dev.gatehouse.platform.TokenHash;

/** A challenge that waits for its answer, from one browser and for one purpose (WebAuthn §13.4.3). */
@Entity
@Table(name = "ceremonies")
@SqlResultSetMapping(name = Ceremony.ANSWERED, entities = @EntityResult(entityClass = Passkey.class), columns = {
        @ColumnResult(name = "asked_until", type = Instant.class), @ColumnResult(name = "asked_from", type = String.class),
        @ColumnResult(name = "asked_of", type = UUID.class), @ColumnResult(name = "asked_number", type = Long.class),
        @ColumnResult(name = "answered_number", type = Long.class) })
class Ceremony {

    /** What comes of answering a sign-in: the passkey, and what the challenge was for. */
    static final String ANSWERED = "Ceremony.answered";

    @Id
    @Column(name = "challenge_hash")
    private byte[] challengeHash;

    @Column(name = "browser_hash")
    private byte[] browserHash;

    @Enumerated(EnumType.STRING)
    @SuppressWarnings("UnusedVariable") // compared where a challenge is taken, in SQL
    private CeremonyType purpose;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "return_to")
    private String returnTo;

    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "invitation_id")
    private UUID invitationId;

    private String name;

    private byte[] handle;

    protected Ceremony() {
    }

    private Ceremony(CeremonyType purpose, byte[] challenge, OpaqueToken browser, Instant now, Duration life) {
        this.purpose = purpose;
        this.challengeHash = TokenHash.sha256(challenge);
        this.browserHash = browser.hash().bytes();
        this.expiresAt = now.plus(life);
    }

    static Ceremony signIn(byte[] challenge, OpaqueToken browser, ReturnTo returnTo, Instant now, Duration life) {
        var ceremony = new Ceremony(CeremonyType.AUTHENTICATION, challenge, browser, now, life);
        ceremony.returnTo = returnTo.path();
        return ceremony;
    }

    /** A sign-in that only a passkey of this person answers. */
    static Ceremony confirmation(byte[] challenge, OpaqueToken browser, ReturnTo returnTo, AccountId person, Instant now,
            Duration life) {
        var ceremony = signIn(challenge, browser, returnTo, now, life);
        ceremony.accountId = person.value();
        return ceremony;
    }

    static Ceremony registration(byte[] challenge, OpaqueToken browser, RegistrationPermit permit, byte[] handle, Instant now,
            Duration life) {
        var ceremony = new Ceremony(CeremonyType.REGISTRATION, challenge, browser, now, life);
        ceremony.handle = handle.clone();
        switch (permit) {
            case RegistrationPermit.ByInvitation invited -> {
                ceremony.invitationId = invited.invitation();
                ceremony.name = invited.name();
            }
            case RegistrationPermit.ByOwner owner -> ceremony.accountId = owner.account().value();
            case RegistrationPermit.Openly newcomer -> ceremony.name = newcomer.name();
        }
        return ceremony;
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    byte[] handle() {
        return handle.clone();
    }

    RegistrationPermit permit() {
        if (accountId != null) {
            return new RegistrationPermit.ByOwner(new AccountId(accountId));
        }
        return invitationId != null ? new RegistrationPermit.ByInvitation(invitationId, name)
                : new RegistrationPermit.Openly(name);
    }
}
