package dev.gatehouse.account.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import dev.gatehouse.account.AccountId;

/** Something a person is told for a week, or until they have seen it. */
@Entity
@Table(name = "account_notices")
class Notice {

    private static final Duration LIFE = Duration.ofDays(7);

    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    @Enumerated(EnumType.STRING)
    private NoticeKind kind;

    @Column(name = "passkey_id")
    private @Nullable UUID passkeyId;

    private Instant at;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected Notice() {
    }

    Notice(UUID id, AccountId account, NoticeKind kind, @Nullable UUID passkey, Instant now) {
        this.id = id;
        this.accountId = account.value();
        this.kind = kind;
        this.passkeyId = passkey;
        this.at = now;
        this.expiresAt = now.plus(LIFE);
    }

    NoticeSummary summary() {
        return new NoticeSummary(kind, at);
    }
}
