package dev.gatehouse.oidc.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.keys.JwtVerifier;
import dev.gatehouse.keys.Verification;
import dev.gatehouse.platform.Front;
import dev.gatehouse.platform.PublicUrl;

/**
 * Tells whether a token is an access token of ours (RFC 9068 §4): signature, type, issuer and times. Audience and revocation
 * are asked at each use, by who is asked for something. From memory, without waiting.
 */
@Front
@ApplicationScoped
public class AccessTokenVerifier {

    /** How far the clocks of replicas may be apart. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    private final JwtVerifier signatures;
    private final PublicUrl publicUrl;
    private final Clock clock;

    AccessTokenVerifier(JwtVerifier signatures, PublicUrl publicUrl, Clock clock) {
        this.signatures = signatures;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    public TokenVerdict verify(String jwt) {
        return switch (signatures.verify(jwt, AccessTokenClaims.TYPE)) {
            case Verification.Valid valid -> judge(new AccessTokenClaims(valid.claims()), clock.instant());
            case Verification.Invalid invalid -> new TokenVerdict.Rejected(invalid.reason());
        };
    }

    private TokenVerdict judge(AccessTokenClaims claims, Instant now) {
        if (!claims.isFrom(publicUrl.issuer())) {
            return new TokenVerdict.Rejected("another issuer");
        }
        var facts = claims.facts();
        if (facts.isEmpty()) {
            return new TokenVerdict.Rejected("claims are not those of our access tokens");
        }
        if (!now.isBefore(facts.get().expiresAt())) {
            return new TokenVerdict.Rejected("expired");
        }
        if (facts.get().issuedAt().isAfter(now.plus(SKEW))) {
            return new TokenVerdict.Rejected("issued in the future");
        }
        return new TokenVerdict.Accepted(facts.get());
    }
}
