package dev.gatehouse.oidc.refresh;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** The refresh families. */
@ApplicationScoped
class RefreshFamilies implements PanacheRepositoryBase<RefreshFamily, UUID> {

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

    Uni<Long> purge(Instant before) {
        return delete("expiresAt < ?1", before);
    }
}
