package dev.gatehouse.keys.rotation;

import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import dev.gatehouse.keys.JwsAlgorithm;

/** A key as it is stored: the public key as it is, the private key encrypted until it is erased. */
@Entity
@Table(name = "signing_keys")
class SigningKey {

    @Id
    private String kid;
    @Enumerated(EnumType.STRING)
    private JwsAlgorithm algorithm;
    @Column(name = "public_jwk")
    private String publicJwk;
    @Column(name = "sealed")
    private byte @Nullable [] wrapped;
    @Column(name = "published_at")
    private Instant publishedAt;
    @Column(name = "active_at")
    private Instant activeAt;

    protected SigningKey() {
    }

    SigningKey(GeneratedKey key, byte[] wrapped, Instant publishedAt, Instant activeAt) {
        this.kid = key.kid();
        this.algorithm = key.algorithm();
        this.publicJwk = key.publicJwk();
        this.wrapped = wrapped.clone();
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

    Optional<byte[]> wrapped() {
        return Optional.ofNullable(wrapped);
    }

    Instant publishedAt() {
        return publishedAt;
    }

    Instant activeAt() {
        return activeAt;
    }

    /** It is retired. */
    void erasePrivate() {
        wrapped = null;
    }

    /** The same private part under another encryption key. */
    void rewrap(byte[] fresh) {
        wrapped = fresh.clone();
    }
}
