package dev.gatehouse.keys.rotation;

import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import dev.gatehouse.keys.JwsAlgorithm;

/** A key as it is stored: the public part open, the private part sealed until it is blanked. */
@Entity
@Table(name = "signing_keys")
class SigningKey {

    @Id
    private String kid;
    @Enumerated(EnumType.STRING)
    private JwsAlgorithm algorithm;
    @Column(name = "public_jwk")
    private String publicJwk;
    private byte[] sealed;
    @Column(name = "published_at")
    private Instant publishedAt;
    @Column(name = "active_at")
    private Instant activeAt;

    protected SigningKey() {
    }

    SigningKey(GeneratedKey key, byte[] sealed, Instant publishedAt, Instant activeAt) {
        this.kid = key.kid();
        this.algorithm = key.algorithm();
        this.publicJwk = key.publicJwk();
        this.sealed = sealed.clone();
        this.publishedAt = publishedAt;
        this.activeAt = activeAt;
    }

    String kid() {
        return kid;
    }

    JwsAlgorithm algorithm() {
        return algorithm;
    }

    String publicJwk() {
        return publicJwk;
    }

    Optional<byte[]> sealed() {
        return Optional.ofNullable(sealed);
    }

    Instant publishedAt() {
        return publishedAt;
    }

    Instant activeAt() {
        return activeAt;
    }

    /** It signs no more. */
    void erasePrivate() {
        sealed = null;
    }

    /** The same private part under another encryption key. */
    void rewrap(byte[] fresh) {
        sealed = fresh.clone();
    }
}
