package dev.gatehouse.oidc.token;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.revocation.RevocationKind;
import dev.gatehouse.account.revocation.Revoker;
import dev.gatehouse.platform.database.Expiring;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** The access tokens that may still be in use, by grant. */
@ApplicationScoped
public class IssuedTokens implements PanacheRepositoryBase<IssuedToken, UUID>, Expiring {

    private final Revoker revoker;

    IssuedTokens(Revoker revoker) {
        this.revoker = revoker;
    }

    /** Revokes those of a grant that have not expired, in the caller's transaction. */
    public Uni<Void> revokeAllOf(UUID grantId, Instant now) {
        return list("grantId = ?1 and expiresAt > ?2 order by jti", grantId, now)
                .chain(tokens -> Multi.createFrom().iterable(tokens)
                        .onItem().transformToUniAndConcatenate(token -> revoker.revoke(RevocationKind.TOKEN,
                                token.jti().toString(), token.expiresAt()))
                        .collect().last().replaceWithVoid());
    }

    @Override
    @WithTransaction
    public Uni<Void> purge(Instant now) {
        return delete("expiresAt < ?1", now).replaceWithVoid();
    }
}
