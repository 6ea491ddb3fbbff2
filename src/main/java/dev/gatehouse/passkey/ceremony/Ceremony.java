package dev.gatehouse.passkey.ceremony;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Registering;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.ReturnTo;
import dev.gatehouse.platform.TokenHash;

/** A challenge that waits for its answer, from one browser and for one purpose (WebAuthn §13.4.3). */
@Entity
@Table(name = "ceremonies")
class Ceremony {

    @Id
    @Column(name = "challenge_hash")
    private byte[] challengeHash;

    @Column(name = "browser_hash")
    private byte[] browserHash;

    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    /** Given by the database: challenges and accepted answers are numbered in the order in which they happen. */
    @Column(insertable = false, updatable = false)
    private long number;

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

    private Ceremony(Purpose purpose, byte[] challenge, OpaqueToken browser, Instant now, Duration life) {
        this.purpose = purpose;
        this.challengeHash = TokenHash.sha256(challenge);
        this.browserHash = browser.hash().bytes();
        this.expiresAt = now.plus(life);
    }

    static Ceremony signIn(byte[] challenge, OpaqueToken browser, ReturnTo returnTo, Instant now, Duration life) {
        var ceremony = new Ceremony(Purpose.AUTHENTICATION, challenge, browser, now, life);
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

    static Ceremony registration(byte[] challenge, OpaqueToken browser, Registering permit, byte[] handle, Instant now,
            Duration life) {
        var ceremony = new Ceremony(Purpose.REGISTRATION, challenge, browser, now, life);
        ceremony.handle = handle.clone();
        switch (permit) {
            case Registering.ByInvitation invited -> {
                ceremony.invitationId = invited.invitation();
                ceremony.name = invited.name();
            }
            case Registering.ByOwner owner -> ceremony.accountId = owner.account().value();
            case Registering.Openly newcomer -> ceremony.name = newcomer.name();
        }
        return ceremony;
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    long number() {
        return number;
    }

    ReturnTo returnTo() {
        return new ReturnTo(returnTo);
    }

    /** Where credentials were named, the answer must be one of them (WebAuthn §7.2 step 5). */
    boolean allows(AccountId owner) {
        return accountId == null || accountId.equals(owner.value());
    }

    byte[] handle() {
        return handle.clone();
    }

    Registering permit() {
        if (accountId != null) {
            return new Registering.ByOwner(new AccountId(accountId));
        }
        return invitationId != null ? new Registering.ByInvitation(invitationId, name) : new Registering.Openly(name);
    }
}
