package dev.gatehouse.keys;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A key in memory.
 *
 * @param kid the JWK thumbprint (RFC 7638) of the public part
 * @param publicJwk the public part as published (RFC 7517)
 * @param privateKey empty once it is retired
 * @param outdatedWrap whether it is stored under an encryption key that is being replaced
 */
public record RingKey(String kid, JwsAlgorithm algorithm, PublicKey publicKey, String publicJwk,
        Optional<PrivateKey> privateKey, boolean outdatedWrap, Instant publishedAt, Instant activeAt) {

    public RingKey {
        Objects.requireNonNull(kid);
        Objects.requireNonNull(algorithm);
        Objects.requireNonNull(publicKey);
        Objects.requireNonNull(publicJwk);
        Objects.requireNonNull(privateKey);
        Objects.requireNonNull(publishedAt);
        Objects.requireNonNull(activeAt);
    }

    @Override
    public String toString() {
        return "RingKey[" + kid + " " + algorithm + "]";
    }
}
