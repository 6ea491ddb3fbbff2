package dev.gatehouse.gateway.caller;

import java.time.Clock;
import java.util.Optional;

import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.gatehouse.gateway.GatewayConfig;
import dev.gatehouse.oidc.token.AccessToken;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.TokenHash;

/**
 * Tokens whose signature was verified, by hash and until they expire: verifying one costs a hundred times as much as looking
 * it up. Nothing else about them is cached; audience and revocation are judged at each use.
 */
@Singleton
class VerifiedTokens {

    private final Cache<TokenHash, VerifiedToken> tokens;
    private final String issuer;
    private final Clock clock;

    VerifiedTokens(GatewayConfig config, PublicUrl publicUrl, Clock clock) {
        this.tokens = Caffeine.newBuilder().maximumSize(config.tokenCacheSize()).executor(Runnable::run).build();
        this.issuer = publicUrl.issuer();
        this.clock = clock;
    }

    Optional<VerifiedToken> find(TokenHash hash) {
        var found = tokens.getIfPresent(hash);
        if (found == null || !found.token().isExpired(clock.instant())) {
            return Optional.ofNullable(found);
        }
        tokens.invalidate(hash);
        return Optional.empty();
    }

    VerifiedToken keep(TokenHash hash, AccessToken token) {
        var verified = VerifiedToken.of(token, issuer);
        tokens.put(hash, verified);
        return verified;
    }
}
