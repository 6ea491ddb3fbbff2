package dev.gatehouse.oidc.revocation;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.revocation.RevocationKind;
import dev.gatehouse.account.revocation.Revoker;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.refresh.GrantRevocation;
import dev.gatehouse.oidc.refresh.RefreshTokens;
import dev.gatehouse.oidc.token.AccessToken;
import dev.gatehouse.oidc.token.AccessTokenVerifier;
import dev.gatehouse.oidc.token.TokenVerdict;
import dev.gatehouse.platform.OpaqueToken;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** A client gives a token back (RFC 7009 §2): an access token alone, a refresh token with all that came of its grant. */
@ApplicationScoped
class TokenRevocation {

    private final AccessTokenVerifier verifier;
    private final RefreshTokens refreshTokens;
    private final GrantRevocation grants;
    private final Revoker revoker;
    private final AuditTrail trail;

    TokenRevocation(AccessTokenVerifier verifier, RefreshTokens refreshTokens, GrantRevocation grants,
            Revoker revoker, AuditTrail trail) {
        this.verifier = verifier;
        this.refreshTokens = refreshTokens;
        this.grants = grants;
        this.revoker = revoker;
        this.trail = trail;
    }

    /**
     * A token that we do not know, or that is somebody else's, is left alone without a word: it is not the client's to test.
     */
    @WithTransaction
    Uni<Void> revoke(Client client, String token) {
        return switch (verifier.verify(token)) {
            case TokenVerdict.Accepted accepted when accepted.token().clientId().equals(client.id()) ->
                revokeAccess(client, accepted.token());
            case TokenVerdict.Accepted foreign -> Uni.createFrom().voidItem();
            case TokenVerdict.Rejected perhapsRefresh -> revokeRefresh(client, OpaqueToken.of(token));
        };
    }

    private Uni<Void> revokeAccess(Client client, AccessToken token) {
        return revoker.revoke(RevocationKind.TOKEN, token.jti(), token.expiresAt())
                .chain(() -> trail.record(AuditEvent.of("oidc.token.revoked", Actor.client(client.id()))
                        .about(token.subject()).with("jti", token.jti())));
    }

    private Uni<Void> revokeRefresh(Client client, OpaqueToken token) {
        return refreshTokens.familyOf(token.hash())
                .chain(family -> family.filter(found -> found.belongsTo(client.id()))
                        .map(found -> grants.revoke(found.id(), Actor.client(client.id()),
                                "refresh token revoked by the client"))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
