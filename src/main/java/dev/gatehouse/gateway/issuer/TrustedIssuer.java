package dev.gatehouse.gateway.issuer;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import dev.gatehouse.platform.Secret;

/**
 * One issuer that the policy trusts, as it stands in the file.
 *
 * @param audience what its tokens may be for, in the words of our routes
 * @param types what the header may call its access tokens, in lower case
 * @param clockSkew how far its clock and ours may be apart
 */
record TrustedIssuer(String issuer, Set<String> audience, Set<SignatureAlgorithm> algorithms, Set<String> types,
        Duration clockSkew, Publication publication, Mapping mapping) {

    TrustedIssuer {
        audience = Set.copyOf(audience);
        algorithms = Set.copyOf(algorithms);
        types = Set.copyOf(types);
    }

    /**
     * Where its keys are published.
     *
     * @param discovery its metadata, which names the keys (OpenID Connect Discovery §4, RFC 8414)
     * @param jwks the keys themselves; then nothing else is asked
     * @param certificates the authorities of its server, as PEM
     * @param bearer what its server asks for
     */
    record Publication(URI discovery, Optional<URI> jwks, Optional<String> certificates, Optional<Secret> bearer) {
    }

    /** Where its tokens say what about a caller. */
    record Mapping(ClaimSource audience, ClaimSource subject, ClaimSource client, ClaimSource scopes, ClaimSource roles,
            ClaimSource groups) {
    }
}
