package dev.gatehouse.oidc.token;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.gatehouse.account.Authentication;
import dev.gatehouse.oidc.Claim;
import dev.gatehouse.oidc.ClaimsSet;

/**
 * What tokens tell of how and when a person proved who they are (OpenID Connect Core §2): the one place where these claims are
 * written and read.
 */
public record AuthenticationClaims(Instant authTime, String acr, List<String> amr) {

    public AuthenticationClaims {
        Objects.requireNonNull(authTime);
        Objects.requireNonNull(acr);
        amr = List.copyOf(amr);
    }

    public static AuthenticationClaims of(Authentication authentication) {
        return new AuthenticationClaims(authentication.at(), authentication.acr(), authentication.amr());
    }

    static Optional<AuthenticationClaims> read(ClaimsSet claims) {
        return claims.time(Claim.AUTH_TIME).flatMap(authTime -> claims.text(Claim.ACR)
                .map(acr -> new AuthenticationClaims(authTime, acr, claims.texts(Claim.AMR))));
    }

    public void writeTo(ClaimsSet claims) {
        claims.put(Claim.AUTH_TIME, authTime).put(Claim.ACR, acr).put(Claim.AMR, amr);
    }
}
