package dev.gatehouse.gateway.caller;

import java.util.Optional;
import java.util.function.Predicate;

import jakarta.inject.Singleton;

import dev.gatehouse.account.revocation.RevocationKind;
import dev.gatehouse.account.revocation.RevocationSet;
import dev.gatehouse.gateway.Refusal;
import dev.gatehouse.oidc.client.CurrentClients;
import dev.gatehouse.oidc.token.AccessToken;
import dev.gatehouse.oidc.token.AccessTokenVerifier;
import dev.gatehouse.oidc.token.TokenVerdict;
import dev.gatehouse.platform.TokenHash;

/**
 * The caller behind an access token of ours (RFC 9068 §4): verified once, then judged from memory at each use, without a
 * database.
 */
@Singleton
class OwnTokenCaller {

    private final AccessTokenVerifier verifier;
    private final VerifiedTokens remembered;
    private final RevocationSet revocations;
    private final CurrentClients clients;

    OwnTokenCaller(AccessTokenVerifier verifier, VerifiedTokens remembered, RevocationSet revocations,
            CurrentClients clients) {
        this.verifier = verifier;
        this.remembered = remembered;
        this.revocations = revocations;
        this.clients = clients;
    }

    /** Who presents this header, when the token in it is meant for an audience that counts here. */
    Resolution resolve(String authorization, Predicate<String> audience) {
        var token = BearerToken.of(authorization);
        if (token.isEmpty()) {
            return rejected("not a bearer token");
        }
        var hash = TokenHash.of(token.get());
        var known = remembered.find(hash);
        if (known.isPresent()) {
            return judged(known.get(), audience);
        }
        return switch (verifier.verify(token.get())) {
            case TokenVerdict.Rejected rejected -> rejected(rejected.reason());
            case TokenVerdict.Accepted accepted -> judged(remembered.keep(hash, accepted.facts()), audience);
        };
    }

    private Resolution judged(VerifiedToken token, Predicate<String> audience) {
        if (token.facts().audience().stream().noneMatch(audience)) {
            return rejected("meant for another audience");
        }
        if (clients.find(token.facts().clientId()).isEmpty()) {
            return rejected("issued to a client that is no longer known");
        }
        return revokedBy(token.facts()).<Resolution> map(kind -> rejected("revoked by " + kind))
                .orElseGet(() -> new Resolution.Resolved(token.caller()));
    }

    private Optional<RevocationKind> revokedBy(AccessToken facts) {
        if (revocations.isRevoked(RevocationKind.TOKEN, facts.jti())) {
            return Optional.of(RevocationKind.TOKEN);
        }
        if (facts.sid().isPresent() && revocations.isRevoked(RevocationKind.SESSION, facts.sid().get())) {
            return Optional.of(RevocationKind.SESSION);
        }
        return Optional.empty();
    }

    private static Resolution rejected(String reason) {
        return new Resolution.Rejected(new Refusal.BadCredentials(), reason);
    }
}
