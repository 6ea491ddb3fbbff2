package dev.gatehouse.gateway.caller;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;

import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import dev.gatehouse.gateway.Caller;
import dev.gatehouse.gateway.GatewayConfig;
import dev.gatehouse.gateway.Refusal;
import dev.gatehouse.gateway.issuer.ExternalIssuer;
import dev.gatehouse.gateway.issuer.ExternalIssuer.Verdict;
import dev.gatehouse.gateway.issuer.ExternalToken;
import dev.gatehouse.gateway.issuer.TrustedIssuers;
import dev.gatehouse.gateway.issuer.UnverifiedToken;
import dev.gatehouse.platform.TokenHash;
import io.vertx.core.Future;

/**
 * The caller behind an access token of an issuer that the policy trusts beside us. What was verified is cached by hash until it
 * expires, its issuer's entry in the policy changes, or its key is no longer published.
 */
@Singleton
class ExternalTokenCaller {

    private final TrustedIssuers issuers;
    private final Cache<TokenHash, Verified> verified;
    private final Clock clock;

    private record Verified(ExternalToken token, Caller.Known caller) {
    }

    ExternalTokenCaller(TrustedIssuers issuers, GatewayConfig config, Clock clock) {
        this.issuers = issuers;
        this.verified = Caffeine.newBuilder().maximumSize(config.tokenCacheSize()).executor(Runnable::run).build();
        this.clock = clock;
    }

    /** What was found out about this token before, if it still holds. */
    Optional<Future<Resolution>> known(TokenHash hash, Predicate<String> audience) {
        var known = verified.getIfPresent(hash);
        if (known == null) {
            return Optional.empty();
        }
        if (!clock.instant().isBefore(known.token().expiresAt()) || !issuers.stillTrusts(known.token())) {
            verified.invalidate(hash);
            return Optional.empty();
        }
        return Optional.of(Future.succeededFuture(judged(known, audience)));
    }

    /**
     * Who presents this token, if it claims to be from an issuer that the policy trusts. That chooses who verifies it, and
     * nothing else.
     */
    Optional<Future<Resolution>> resolve(String presented, TokenHash hash, Predicate<String> audience) {
        if (issuers.isEmpty()) {
            return Optional.empty();
        }
        return UnverifiedToken.read(presented).flatMap(token -> issuers.find(token.issuer())
                .map(issuer -> verify(issuer, token, hash, audience)));
    }

    private Future<Resolution> verify(ExternalIssuer issuer, UnverifiedToken token, TokenHash hash,
            Predicate<String> audience) {
        return issuer.verify(token).map(verdict -> switch (verdict) {
            case Verdict.Rejected rejected -> new Resolution.Rejected(new Refusal.BadCredentials(), rejected.reason());
            case Verdict.Unjudged unjudged -> new Resolution.Rejected(new Refusal.Unavailable(), unjudged.reason());
            case Verdict.Accepted accepted -> judged(keep(hash, accepted.token()), audience);
        });
    }

    private Verified keep(TokenHash hash, ExternalToken token) {
        var found = new Verified(token, caller(token, hash));
        verified.put(hash, found);
        return found;
    }

    private static Resolution judged(Verified verified, Predicate<String> audience) {
        return verified.token().audience().stream().anyMatch(audience) ? new Resolution.Resolved(verified.caller())
                : new Resolution.Rejected(new Refusal.BadCredentials(), "meant for another audience");
    }

    /** How and when somebody signed in elsewhere is not ours to state: who needs that needs a person of ours. */
    private static Caller.Known caller(ExternalToken token, TokenHash hash) {
        var binding = new Caller.Binding("ath", hash.base64url());
        return token.isMachine()
                ? new Caller.Machine(token.issuer(), token.subject(), token.entitlements(), binding)
                : new Caller.Person(token.issuer(), token.subject(), token.client(), token.entitlements(), binding,
                        Optional.empty());
    }
}
