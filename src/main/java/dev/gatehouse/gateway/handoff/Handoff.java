package dev.gatehouse.gateway.handoff;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.gatehouse.account.session.SignedIn;
import dev.gatehouse.platform.OpaqueToken;
import dev.gatehouse.platform.ReturnTo;
import dev.gatehouse.platform.TokenHash;

/** A sign-in on its way to a protected host. It is deleted by whoever presents its code, whatever comes of that. */
@Entity
@Table(name = "gateway_handoffs")
class Handoff {

    @Id
    private UUID id;

    @Column(name = "code_hash")
    private byte[] codeHash;

    @Column(name = "browser_hash")
    private byte[] browserHash;

    private String host;

    private String target;

    private UUID sid;

    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "session_expires_at")
    private Instant sessionExpiresAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected Handoff() {
    }

    Handoff(UUID id, TokenHash code, Destination destination, SignedIn person, Instant sessionExpiresAt, Instant expiresAt) {
        this.id = id;
        this.codeHash = code.bytes();
        this.browserHash = destination.browserHash();
        this.host = destination.request().host().value();
        this.target = destination.request().target();
        this.sid = person.sid();
        this.accountId = person.account().value();
        this.sessionExpiresAt = sessionExpiresAt;
        this.expiresAt = expiresAt;
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    boolean isFor(String presentedAt) {
        return host.equals(presentedAt);
    }

    /** Whether this browser began it. */
    boolean wasBegunBy(OpaqueToken browser) {
        return browser.hash().matches(browserHash);
    }

    UUID sid() {
        return sid;
    }

    UUID account() {
        return accountId;
    }

    ReturnTo target() {
        return new ReturnTo(target);
    }

    Instant sessionExpiresAt() {
        return sessionExpiresAt;
    }
}
