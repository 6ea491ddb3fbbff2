package dev.gatehouse.oidc.token;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** The access tokens that may still be in use, by grant. */
@ApplicationScoped
class IssuedTokens implements PanacheRepositoryBase<IssuedToken, UUID> {

    Uni<List<IssuedToken>> liveOf(UUID grantId, Instant now) {
        return list("grantId = ?1 and expiresAt > ?2 order by jti", grantId, now);
    }

    Uni<Long> purge(Instant before) {
        return delete("expiresAt < ?1", before);
    }
}
