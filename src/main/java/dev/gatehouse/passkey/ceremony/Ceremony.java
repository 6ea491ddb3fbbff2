package dev.gatehouse.passkey.ceremony;

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

/** A challenge that waits for its response, from one browser and for one purpose (WebAuthn §13.4.3). */
@Entity
@Table(name = "ceremonies")
@SqlResultSetMapping(name = Ceremony.AUTHENTICATION, entities = @EntityResult(entityClass = Passkey.class), columns = {
        @ColumnResult(name = "ceremony_expires_at", type = Instant.class),
        @ColumnResult(name = "ceremony_return_to", type = String.class),
        @ColumnResult(name = "ceremony_account_id", type = UUID.class),
        @ColumnResult(name = "challenge_number", type = Long.class),
        @ColumnResult(name = "response_number", type = Long.class) })
class Ceremony {

    /** What a challenge was given out for; it is good for nothing else. */
    enum Type {
        REGISTRATION,
        AUTHENTICATION
    }

    /** The result of taking an authentication: its passkey, and what the challenge was for. */
    static final String AUTHENTICATION = "Ceremony.authentication";

    @Id
    @Column(name = "challenge_hash")
    private byte[] challengeHash;

    @Column(name = "browser_hash")
    private byte[] browserHash;

    @Enumerated(EnumType.STRING)
    @SuppressWarnings("UnusedVariable") // compared where a challenge is taken, in SQL
    private Type purpose;

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

    @SuppressWarnings("NullAway.Init") // it has what its purpose needs
    private Ceremony(Type purpose) {
        this.purpose = purpose;
    }

    static Ceremony signIn(ReturnTo returnTo) {
        var ceremony = new Ceremony(Type.AUTHENTICATION);
        ceremony.returnTo = returnTo.path();
        return ceremony;
    }

    /** A sign-in that only a passkey of this person completes. */
    static Ceremony confirmation(ReturnTo returnTo, AccountId person) {
        var ceremony = signIn(returnTo);
        ceremony.accountId = person.value();
        return ceremony;
    }

    static Ceremony registration(RegistrationPermit permit, byte[] handle) {
        var ceremony = new Ceremony(Type.REGISTRATION);
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

    /** Ties it to a challenge, and to the browser that alone may respond to it. */
    void begin(byte[] challenge, OpaqueToken browser, Instant deadline) {
        challengeHash = TokenHash.sha256(challenge);
        browserHash = browser.hash().bytes();
        expiresAt = deadline;
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
