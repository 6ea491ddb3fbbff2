package dev.gatehouse.oidc.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import dev.gatehouse.oidc.Claim;
import dev.gatehouse.oidc.ClaimsSet;
import dev.gatehouse.platform.TokenHash;

/** The ID token that is issued beside an access token: of the same person and session, but for the client. */
final class IdToken {

    private IdToken() {
    }

    /** OpenID Connect Core §2 and §3.1.3.6. */
    static ClaimsSet claims(AccessToken beside, String signed, Optional<String> nonce, Duration lifetime, String issuer) {
        var claims = beside.claims(issuer).toldIn(Claim.Place.ID_TOKEN, beside.scopes())
                .put(Claim.AUD, beside.clientId())
                .put(Claim.EXP, beside.issuedAt().plus(lifetime))
                .put(Claim.AT_HASH, leftHalf(signed));
        nonce.ifPresent(value -> claims.put(Claim.NONCE, value));
        return claims;
    }

    /** The hash that RS256 names, its left half. */
    private static String leftHalf(String token) {
        byte[] hash = TokenHash.sha256(token.getBytes(US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, hash.length / 2));
    }
}
