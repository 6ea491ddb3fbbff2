package dev.gatehouse.account.invitation;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.PersonName;
import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.TokenHash;

/** The right of one person to open an account. */
@Entity
@Table(name = "invitations")
class Invitation {

    @Id
    private UUID id;

    @Column(name = "token_hash")
    private byte[] tokenHash;

    private String name;

    private boolean admin;

    @Column(name = "first_admin")
    private boolean firstAdmin;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "closed_at")
    private Instant closedAt;

    @Column(name = "account_id")
    private UUID accountId;

    protected Invitation() {
    }

    private Invitation(UUID id, TokenHash ticket, PersonName name, boolean admin, boolean first, Instant now, Duration life) {
        this.id = id;
        this.tokenHash = ticket.bytes();
        this.name = name.value();
        this.admin = admin;
        this.firstAdmin = first;
        this.createdAt = now;
        this.expiresAt = now.plus(life);
    }

    static Invitation of(UUID id, TokenHash ticket, PersonName name, boolean admin, Instant now, Duration life) {
        return new Invitation(id, ticket, name, admin, false, now, life);
    }

    static Invitation ofFirstAdministrator(UUID id, TokenHash ticket, Instant now, Duration life) {
        return new Invitation(id, ticket, new PersonName("Administrator"), true, true, now, life);
    }

    UUID id() {
        return id;
    }

    PersonName name() {
        return new PersonName(name);
    }

    boolean admin() {
        return admin;
    }

    boolean firstAdmin() {
        return firstAdmin;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    void requireOpen(Instant now) {
        if (closedAt != null) {
            throw Problem.gone("invitation-used",
                    "This enrolment link has been used. If that was you, sign in; otherwise ask for a new one.");
        }
        if (!now.isBefore(expiresAt)) {
            throw Problem.gone("invitation-expired", "This enrolment link has expired. Ask for a new one.");
        }
    }

    void redeem(AccountId account, Instant now) {
        requireOpen(now);
        this.accountId = account.value();
        this.closedAt = now;
    }
}
