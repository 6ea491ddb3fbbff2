package dev.gatehouse.gateway.handoff;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import dev.gatehouse.platform.TokenHash;
import dev.gatehouse.platform.database.Expiring;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** All hand-offs that are on their way. They are rows, so that any replica can complete what another began. */
@ApplicationScoped
class Handoffs implements PanacheRepositoryBase<Handoff, UUID>, Expiring {

    /** The hand-off of a code, which is used up by asking for it: of two that ask at once, the second finds nothing. */
    Uni<Optional<Handoff>> take(TokenHash code) {
        return find("codeHash", (Object) code.bytes()).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult()
                .call(found -> found == null ? Uni.createFrom().voidItem() : delete(found))
                .map(Optional::ofNullable);
    }

    @Override
    @WithTransaction
    public Uni<Void> purge(Instant now) {
        return delete("expiresAt < ?1", now).replaceWithVoid();
    }
}
