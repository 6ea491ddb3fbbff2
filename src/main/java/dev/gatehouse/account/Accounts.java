package dev.gatehouse.account;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;

/** All accounts. */
@ApplicationScoped
class Accounts implements PanacheRepositoryBase<Account, UUID> {

    Uni<Optional<Account>> byId(AccountId id) {
        return findById(id.value()).map(Optional::ofNullable);
    }

    Uni<Optional<Account>> lockedById(AccountId id) {
        return findById(id.value(), LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
    }

    Uni<List<Account>> inOrderOfName() {
        return listAll(Sort.by("name").and("id"));
    }

    Uni<Boolean> includeHandle(byte[] handle) {
        return count("handle", (Object) handle).map(found -> found > 0);
    }

    Uni<Boolean> includeAdministrator() {
        return count("admin = true and lockedAt is null").map(administrators -> administrators > 0);
    }
}
