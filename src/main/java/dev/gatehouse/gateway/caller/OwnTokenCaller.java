package dev.gatehouse.gateway.caller;

import java.util.Optional;
import java.util.function.Predicate;

import jakarta.inject.Singleton;

import dev.gatehouse.gateway.Refusal;
import dev.gatehouse.oidc.token.AccessTokenVerifier;
import dev.gatehouse.oidc.token.ActiveTokens;
import dev.gatehouse.oidc.token.BearerToken;
import dev.gatehouse.oidc.token.TokenVerdict;
import dev.gatehouse.platform.TokenHash;

/**
 * The caller behind an access token of ours (RFC 9068 §4): verified once, then judged from memory at each use, without a
 * database.
 */
@Singleton
class OwnTokenCaller {

    private final AccessTokenVerifier verifier;
    private final VerifiedTokens verified;
    private final ActiveTokens active;

    OwnTokenCaller(AccessTokenVerifier verifier, VerifiedTokens verified, ActiveTokens active) {
        this.verifier = verifier;
        this.verified = verified;
        this.active = active;
    }

    /** Who presents this header, when the token in it is one of ours and meant for an audience that counts here. */
    Resolution resolve(String authorization, Predicate<String> audience) {
        var token = BearerToken.of(authorization);
        if (token.isEmpty()) {
            return rejected("not a bearer token");
        }
        var hash = TokenHash.of(token.get());
        return known(hash, audience).orElseGet(() -> verify(token.get(), hash, audience));
    }

    /** What a token that was verified before is worth now. */
    Optional<Resolution> known(TokenHash hash, Predicate<String> audience) {
        return verified.find(hash).map(token -> judged(token, audience));
    }

    /** Who presents this token, when it is meant for an audience that counts here. */
    Resolution verify(String token, TokenHash hash, Predicate<String> audience) {
        return switch (verifier.verify(token)) {
            case TokenVerdict.Rejected rejected -> rejected(rejected.reason());
            case TokenVerdict.Accepted accepted -> judged(verified.keep(hash, accepted.token()), audience);
        };
    }

    private Resolution judged(VerifiedToken token, Predicate<String> audience) {
        if (token.token().audience().stream().noneMatch(audience)) {
            return rejected("meant for another audience");
        }
        return active.objection(token.token()).map(OwnTokenCaller::rejected)
                .orElseGet(() -> new Resolution.Resolved(token.caller()));
    }

    private static Resolution rejected(String reason) {
        return new Resolution.Rejected(new Refusal.BadCredentials(), reason);
    }
}
