package dev.gatehouse.gateway.session;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.gatehouse.gateway.HostName;
import dev.gatehouse.platform.TokenHash;

/**
 * One browser's session at one protected host. It never changes: whether it counts depends on the session that it came from.
 */
@Entity
@Table(name = "gateway_host_sessions")
class HostSession {

    @Id
    private UUID id;

    @Column(name = "token_hash")
    private byte[] tokenHash;

    private String host;

    private UUID sid;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected HostSession() {
    }

    HostSession(UUID id, TokenHash cookie, HostName host, UUID sid, Instant expiresAt) {
        this.id = id;
        this.tokenHash = cookie.bytes();
        this.host = host.value();
        this.sid = sid;
        this.expiresAt = expiresAt;
    }

    HostSessionLookup.Remembered remembered() {
        return new HostSessionLookup.Remembered(host, sid, expiresAt);
    }
}
