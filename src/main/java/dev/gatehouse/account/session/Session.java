package dev.gatehouse.account.session;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

import dev.gatehouse.account.AccountConfig.SessionLife;
import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Assignments;
import dev.gatehouse.account.Authentication;
import dev.gatehouse.account.SessionSummary;
import dev.gatehouse.platform.TokenHash;

/** One sign-in of one browser. Only what changed is written: a visit must not undo an ending that happens meanwhile. */
@Entity
@DynamicUpdate
@Table(name = "sessions")
class Session {

    private static final int LONGEST_USER_AGENT = 256;

    @Id
    private UUID id;

    @Column(name = "token_hash")
    private byte[] tokenHash;

    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "passkey_id")
    private UUID passkeyId;

    @Column(name = "authenticated_at")
    private Instant authenticatedAt;

    private String acr;

    private String amr;

    @Column(name = "user_agent")
    private String userAgent;

    @Column(name = "last_seen_at")
    private Instant lastSeenAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    protected Session() {
    }

    Session(UUID id, TokenHash cookie, AccountId account, Authentication authentication, String userAgent, SessionLife life) {
        this.id = id;
        this.tokenHash = cookie.bytes();
        this.accountId = account.value();
        this.passkeyId = authentication.passkey();
        this.authenticatedAt = authentication.at();
        this.acr = authentication.acr();
        this.amr = String.join(" ", authentication.amr());
        this.userAgent = userAgent.length() > LONGEST_USER_AGENT ? userAgent.substring(0, LONGEST_USER_AGENT) : userAgent;
        this.lastSeenAt = authentication.at();
        this.expiresAt = authentication.at().plus(life.absoluteTimeout());
    }

    UUID id() {
        return id;
    }

    AccountId account() {
        return new AccountId(accountId);
    }

    boolean isLive(Instant now, SessionLife life) {
        return endedAt == null && now.isBefore(expiresAt) && now.isBefore(lastSeenAt.plus(life.idleTimeout()));
    }

    boolean isEnded() {
        return endedAt != null;
    }

    void end(Instant now) {
        endedAt = now;
    }

    SessionSummary summary() {
        return new SessionSummary(id, Device.of(userAgent).toString(), authenticatedAt, lastSeenAt);
    }

    /** Takes note of a sign that the person is there. */
    void seen(Instant now) {
        lastSeenAt = now.isAfter(lastSeenAt) ? now : lastSeenAt;
    }

    /** Takes note of a request, and gives what there is to remember. */
    CachedSession visit(String name, boolean admin, Assignments assignments, Instant now) {
        seen(now);
        var authentication = new Authentication(authenticatedAt, acr, List.of(amr.split(" ")), passkeyId);
        return new CachedSession(new SignedIn(id, account(), name, admin, assignments, authentication), expiresAt, lastSeenAt,
                now);
    }
}
