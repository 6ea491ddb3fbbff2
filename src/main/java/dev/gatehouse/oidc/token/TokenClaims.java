package dev.gatehouse.oidc.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.gatehouse.platform.TokenHash;

/** The claims of our tokens: RFC 9068 §2.2 for access tokens, OpenID Connect Core §2 and §3.1.3.6 for ID tokens. */
final class TokenClaims {

    private final String issuer;
    private final Authorization authorization;
    private final Instant now;

    TokenClaims(String issuer, Authorization authorization, Instant now) {
        this.issuer = issuer;
        this.authorization = authorization;
        this.now = now;
    }

    Map<String, Object> accessToken(UUID jti, Duration life) {
        var claims = shared(authorization.audience(), life);
        claims.put("jti", jti.toString());
        claims.put("client_id", authorization.client().id());
        if (!authorization.scopes().isEmpty()) {
            claims.put("scope", authorization.scopes().text());
        }
        return claims;
    }

    Map<String, Object> idToken(String accessToken, Duration life) {
        var claims = shared(List.of(authorization.client().id()), life);
        authorization.nonce().ifPresent(nonce -> claims.put("nonce", nonce));
        claims.put("at_hash", leftHalf(accessToken));
        return claims;
    }

    private Map<String, Object> shared(List<String> audience, Duration life) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", issuer);
        claims.put("sub", authorization.subject());
        claims.put("aud", audience.size() == 1 ? audience.getFirst() : audience);
        claims.put("exp", now.plus(life).getEpochSecond());
        claims.put("iat", now.getEpochSecond());
        authorization.person().ifPresent(person -> {
            claims.put("auth_time", person.authentication().at().getEpochSecond());
            claims.put("acr", person.authentication().acr());
            claims.put("amr", person.authentication().amr());
            if (authorization.sessionBound()) {
                claims.put("sid", person.sid().toString());
            }
        });
        return claims;
    }

    /** {@code at_hash}: the hash that RS256 names, its left half. */
    private static String leftHalf(String token) {
        byte[] hash = TokenHash.sha256(token.getBytes(US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, hash.length / 2));
    }
}
