package dev.gatehouse.oidc.token;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.gatehouse.oidc.Scopes;

/**
 * What an access token of ours says (RFC 9068 §2.2).
 *
 * @param subject an account, or of a machine its client id
 * @param sid the session it ends with; empty for a machine, and for an app with {@code offline_access}
 * @param authTime when the person proved who they are; empty for a machine
 */
public record AccessToken(String subject, String clientId, Scopes scopes, List<String> audience, Optional<String> sid,
        String jti, Instant issuedAt, Instant expiresAt, Optional<Instant> authTime, Optional<String> acr, List<String> amr) {

    public AccessToken {
        audience = List.copyOf(audience);
        amr = List.copyOf(amr);
    }

    /** Whether a machine speaks for itself. */
    public boolean isMachine() {
        return subject.equals(clientId);
    }
}
