package dev.gatehouse.oidc.refresh;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import dev.gatehouse.platform.database.Expiring;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/**
 * The refresh families. Used tokens stay as long as their family, 30 days at most: who comes back after a week with a token
 * that a thief has used since must end the thief's successors too (RFC 9700 §4.14.2).
 */
@ApplicationScoped
class RefreshFamilies implements PanacheRepositoryBase<RefreshFamily, UUID>, Expiring {

    /** The family, locked: whoever refreshes it or ends it does so one after the other. */
    Uni<Optional<RefreshFamily>> lock(UUID grantId) {
        return findById(grantId, LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
    }

    /** Those of an account that are in use. */
    Uni<List<RefreshFamily>> openOf(UUID account) {
        return list("person.accountId = ?1 and revokedAt is null order by id", account);
    }

    /** Those that came of a passkey and are in use. */
    Uni<List<RefreshFamily>> openFrom(UUID passkey) {
        return list("person.passkeyId = ?1 and revokedAt is null order by id", passkey);
    }

    @Override
    @WithTransaction
    public Uni<Void> purge(Instant now) {
        return delete("expiresAt < ?1", now).replaceWithVoid();
    }
}
