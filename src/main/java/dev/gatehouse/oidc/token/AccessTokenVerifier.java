package dev.gatehouse.oidc.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.keys.JwtVerifier;
import dev.gatehouse.keys.Verification;
import dev.gatehouse.oidc.Claim;
import dev.gatehouse.oidc.ClaimsSet;
import dev.gatehouse.oidc.JwtType;
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
        return switch (signatures.verify(jwt, JwtType.ACCESS_TOKEN.wire())) {
            case Verification.Valid valid -> judge(new ClaimsSet(valid.claims()), clock.instant());
            case Verification.Invalid invalid -> new TokenVerdict.Rejected(invalid.reason());
        };
    }

    private TokenVerdict judge(ClaimsSet claims, Instant now) {
        if (!claims.text(Claim.ISS).equals(Optional.of(publicUrl.issuer()))) {
            return new TokenVerdict.Rejected("another issuer");
        }
        var token = AccessToken.read(claims);
        if (token.isEmpty()) {
            return new TokenVerdict.Rejected("claims are not those of our access tokens");
        }
        if (token.get().isExpired(now)) {
            return new TokenVerdict.Rejected("expired");
        }
        if (token.get().issuedAt().isAfter(now.plus(SKEW))) {
            return new TokenVerdict.Rejected("issued in the future");
        }
        return new TokenVerdict.Accepted(token.get());
    }
}
