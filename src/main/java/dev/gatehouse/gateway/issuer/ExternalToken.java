package dev.gatehouse.gateway.issuer;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import dev.gatehouse.gateway.Entitlements;

/**
 * A verified access token of an issuer that the policy trusts.
 *
 * @param subject whom it is about, as {@code <issuer>#<sub>}: no subject of ours and of no other issuer has that form
 * @param client whom it was issued to, in the same form
 * @param audience what it is for, of what the policy lets this issuer's tokens be for
 */
public record ExternalToken(ExternalIssuer from, String subject, Optional<String> client, Entitlements entitlements,
        Set<String> audience,
        Instant expiresAt, IssuerKey key) {

    public ExternalToken {
        audience = Set.copyOf(audience);
    }

    public String issuer() {
        return from.name();
    }

    /** Whether a machine speaks for itself (RFC 9068 §2.2). */
    public boolean isMachine() {
        return client.filter(subject::equals).isPresent();
    }
}
