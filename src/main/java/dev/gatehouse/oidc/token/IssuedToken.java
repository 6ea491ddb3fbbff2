package dev.gatehouse.oidc.token;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An access token of a grant, by its id: what has to be revoked when the grant is. */
@Entity
@Table(name = "issued_tokens")
class IssuedToken {

    @Id
    private UUID jti;
    @Column(name = "grant_id")
    private UUID grantId;
    @Column(name = "expires_at")
    private Instant expiresAt;

    protected IssuedToken() {
    }

    IssuedToken(UUID jti, UUID grantId, Instant expiresAt) {
        this.jti = jti;
        this.grantId = grantId;
        this.expiresAt = expiresAt;
    }

    UUID jti() {
        return jti;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
