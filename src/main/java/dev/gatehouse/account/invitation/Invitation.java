package dev.gatehouse.account.invitation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Assignments;
import dev.gatehouse.account.DisplayName;
import dev.gatehouse.account.Profile;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.TokenHash;

/** The right of one person to open an account, or to come back into the one they have. */
@Entity
@Table(name = "invitations")
class Invitation {

    @Id
    private UUID id;

    @Column(name = "token_hash")
    private byte[] tokenHash;

    private String name;

    private boolean admin;

    private String roles;

    private String groups;

    @Column(name = "first_admin")
    private boolean firstAdmin;

    @Column(name = "invited_by")
    private @Nullable UUID invitedBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @Column(name = "account_id")
    private @Nullable UUID accountId;

    @Column(name = "for_account")
    private @Nullable UUID forAccount;

    @Column(name = "replaces_passkeys")
    private boolean replacesPasskeys;

    protected Invitation() {
    }

    private Invitation(UUID id, TokenHash ticket, String name, boolean admin, Assignments assignments, boolean first,
            @Nullable UUID invitedBy, Instant now, Duration life) {
        this.id = id;
        this.tokenHash = ticket.bytes();
        this.name = name;
        this.admin = admin;
        this.roles = String.join(" ", assignments.roles());
        this.groups = String.join(" ", assignments.groups());
        this.firstAdmin = first;
        this.invitedBy = invitedBy;
        this.createdAt = now;
        this.expiresAt = now.plus(life);
    }

    static Invitation of(UUID id, TokenHash ticket, DisplayName name, boolean admin, Assignments assignments, Actor by,
            Instant now, Duration life) {
        return new Invitation(id, ticket, name.value(), admin, assignments, false, inviter(by), now, life);
    }

    private static @Nullable UUID inviter(Actor by) {
        return by instanceof Actor.Person person ? person.account() : null;
    }

    static Invitation ofFirstAdministrator(UUID id, TokenHash ticket, Instant now, Duration life) {
        return new Invitation(id, ticket, "Administrator", true, Assignments.NONE, true, null, now, life);
    }

    static Invitation back(UUID id, TokenHash ticket, Profile person, boolean replacesPasskeys, Actor by, Instant now,
            Duration life) {
        var invitation = new Invitation(id, ticket, person.name(), false, Assignments.NONE, false, inviter(by), now, life);
        invitation.forAccount = person.id().value();
        invitation.replacesPasskeys = replacesPasskeys;
        return invitation;
    }

    UUID id() {
        return id;
    }

    /** As it was given, or as the account has it: it may be older than today's rules for names. */
    String name() {
        return name;
    }

    boolean admin() {
        return admin;
    }

    /** What the account will have that it opens. */
    Assignments assignments() {
        return Assignments.kept(roles, groups, null);
    }

    boolean firstAdmin() {
        return firstAdmin;
    }

    /** Who made it: nobody is named for the command line. */
    Actor maker() {
        return invitedBy == null ? Actor.system() : Actor.person(invitedBy);
    }

    Optional<AccountId> invitedBy() {
        return Optional.ofNullable(invitedBy).map(AccountId::new);
    }

    /** The account that the link leads back into, if it is not for a new one. */
    Optional<AccountId> forAccount() {
        return Optional.ofNullable(forAccount).map(AccountId::new);
    }

    boolean replacesPasskeys() {
        return replacesPasskeys;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    OpenInvitation summary(String inviter) {
        return new OpenInvitation(id, name, admin, assignments(), forAccount, inviter, createdAt, expiresAt);
    }

    void requireOpen(Instant now) {
        if (closedAt != null && accountId == null) {
            throw Problem.gone("invitation-withdrawn", "This enrolment link was withdrawn. Ask for a new one.");
        }
        if (closedAt != null) {
            throw Problem.gone("invitation-used",
                    "This enrolment link has been used. If that was you, sign in; otherwise ask for a new one.");
        }
        if (!now.isBefore(expiresAt)) {
            throw Problem.gone("invitation-expired", "This enrolment link has expired. Ask for a new one.");
        }
    }

    /** Closes the link without anybody having used it. */
    void withdraw(Instant now) {
        requireOpen(now);
        this.closedAt = now;
    }

    void redeem(AccountId account, Instant now) {
        requireOpen(now);
        this.accountId = account.value();
        this.closedAt = now;
    }
}
