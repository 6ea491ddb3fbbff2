package dev.gatehouse.gateway.issuer;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The signatures of RFC 7518 §3.1 and RFC 8037 that a public key verifies, each with the keys that make it. No HMAC, no none.
 */
enum SignatureAlgorithm {

    RS256("RSA"),
    RS384("RSA"),
    RS512("RSA"),
    PS256("RSA"),
    PS384("RSA"),
    PS512("RSA"),

    ES256("P-256"),
    ES384("P-384"),
    ES512("P-521"),

    EdDSA("Ed25519");

    /** What an issuer may use when the policy names nothing else. */
    static final Set<SignatureAlgorithm> USUAL = Set.of(RS256, PS256, ES256, EdDSA);

    private final String kind;

    SignatureAlgorithm(String kind) {
        this.kind = kind;
    }

    /** The key type, or the curve of the key. */
    String kind() {
        return kind;
    }

    static Optional<SignatureAlgorithm> named(String name) {
        return Stream.of(values()).filter(algorithm -> algorithm.name().equals(name)).findFirst();
    }
}
