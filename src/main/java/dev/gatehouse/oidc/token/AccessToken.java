package dev.gatehouse.oidc.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.gatehouse.account.Assignments;
import dev.gatehouse.oidc.Claim;
import dev.gatehouse.oidc.ClaimsSet;
import dev.gatehouse.oidc.Scopes;

/**
 * What an access token of ours says (RFC 9068 §2.2): the one place where its claims are written and read.
 *
 * @param subject an account, or of a machine its client id
 * @param sid the session it ends with; empty for a machine, and for an app with {@code offline_access}
 * @param authentication how the person proved who they are; empty for a machine
 * @param authorization the roles and groups of the person
 */
public record AccessToken(String subject, String clientId, Scopes scopes, List<String> audience, Optional<String> sid,
        String jti, Instant issuedAt, Instant expiresAt, Optional<AuthenticationClaims> authentication,
        AuthorizationClaims authorization) {

    /**
     * What the subject is and where it belongs (RFC 9068 §2.2.3.1).
     *
     * @param updatedAt as of when (OpenID Connect Core §5.1); the epoch when nothing was ever said
     */
    public record AuthorizationClaims(Set<String> roles, Set<String> groups, Instant updatedAt) {

        public static final AuthorizationClaims NONE = new AuthorizationClaims(Set.of(), Set.of(), Instant.EPOCH);

        public AuthorizationClaims {
            roles = Set.copyOf(roles);
            groups = Set.copyOf(groups);
        }

        public static AuthorizationClaims of(Assignments assignments) {
            return new AuthorizationClaims(assignments.roles(), assignments.groups(), assignments.updatedAt());
        }

        private static AuthorizationClaims read(ClaimsSet claims) {
            return new AuthorizationClaims(Set.copyOf(claims.texts(Claim.ROLES)), Set.copyOf(claims.texts(Claim.GROUPS)),
                    claims.time(Claim.UPDATED_AT).orElse(Instant.EPOCH));
        }

        /** What there is nothing of is left out. */
        public void writeTo(ClaimsSet claims) {
            write(Claim.ROLES, roles, claims);
            write(Claim.GROUPS, groups, claims);
            if (updatedAt.isAfter(Instant.EPOCH)) {
                claims.put(Claim.UPDATED_AT, updatedAt);
            }
        }

        private static void write(Claim claim, Set<String> values, ClaimsSet claims) {
            if (!values.isEmpty()) {
                claims.put(claim, values.stream().sorted().toList());
            }
        }
    }

    public AccessToken {
        audience = List.copyOf(audience);
        if (audience.isEmpty()) {
            throw new IllegalArgumentException("a token for nobody");
        }
    }

    static AccessToken of(Authorization authorization, AuthorizationClaims held, UUID jti, Instant now, Duration lifetime) {
        return new AccessToken(authorization.subject(), authorization.client().id(), authorization.scopes(),
                authorization.audience(),
                authorization.person().filter(person -> authorization.sessionBound()).map(person -> person.sid().toString()),
                jti.toString(), now, now.plus(lifetime),
                authorization.person().map(person -> AuthenticationClaims.of(person.authentication())), held);
    }

    /** Reads it from a JWT; a claim that is missing or of another shape makes it none. */
    static Optional<AccessToken> read(ClaimsSet claims) {
        try {
            return Optional.of(new AccessToken(claims.text(Claim.SUB).orElseThrow(), claims.text(Claim.CLIENT_ID).orElseThrow(),
                    Scopes.parse(claims.text(Claim.SCOPE).orElse("")), claims.texts(Claim.AUD), claims.text(Claim.SID),
                    claims.text(Claim.JTI).orElseThrow(), claims.time(Claim.IAT).orElseThrow(),
                    claims.time(Claim.EXP).orElseThrow(), AuthenticationClaims.read(claims),
                    AuthorizationClaims.read(claims)));
        } catch (RuntimeException malformed) {
            return Optional.empty();
        }
    }

    /** Its claims, as it is signed and as introspection tells them. A single audience stands alone (RFC 7519 §4.1.3). */
    public ClaimsSet claims(String issuer) {
        var claims = new ClaimsSet().put(Claim.ISS, issuer).put(Claim.SUB, subject).put(Claim.CLIENT_ID, clientId)
                .put(Claim.JTI, jti).put(Claim.IAT, issuedAt).put(Claim.EXP, expiresAt);
        if (audience.size() == 1) {
            claims.put(Claim.AUD, audience.getFirst());
        } else {
            claims.put(Claim.AUD, audience);
        }
        if (!scopes.isEmpty()) {
            claims.put(Claim.SCOPE, scopes.text());
        }
        sid.ifPresent(session -> claims.put(Claim.SID, session));
        authentication.ifPresent(proof -> proof.writeTo(claims));
        authorization.writeTo(claims);
        return claims;
    }

    /** Whether a machine speaks for itself. */
    public boolean isMachine() {
        return subject.equals(clientId);
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
