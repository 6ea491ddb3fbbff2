package dev.gatehouse.oidc.refresh;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import dev.gatehouse.platform.TokenHash;

/** One refresh token of a family, as a hash. */
@Entity
@Table(name = "refresh_tokens")
class RefreshToken {

    @Id
    private UUID id;
    @Column(name = "family_id")
    private UUID familyId;
    @Column(name = "token_hash")
    private byte[] tokenHash;
    @Column(name = "issued_at")
    private Instant issuedAt;
    @Column(name = "used_at")
    private @Nullable Instant usedAt;

    protected RefreshToken() {
    }

    RefreshToken(UUID id, UUID familyId, TokenHash token, Instant now) {
        this.id = id;
        this.familyId = familyId;
        this.tokenHash = token.bytes();
        this.issuedAt = now;
    }

    boolean isUsed() {
        return usedAt != null;
    }

    /** Whether it was used so long ago that this cannot be the same request again. */
    boolean wasUsedBefore(Instant now, Duration reuseInterval) {
        return usedAt != null && usedAt.plus(reuseInterval).isBefore(now);
    }

    void use(Instant now) {
        usedAt = now;
    }
}
