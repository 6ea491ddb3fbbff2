package dev.gatehouse.oidc.token;

import java.time.Instant;
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

    Uni<Long> purge(Instant before) {
        return delete("expiresAt < ?1", before);
    }
}
