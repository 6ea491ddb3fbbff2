package dev.gatehouse.passkey;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.session.FreshSignIn.PasskeyStatus;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/** All passkeys. */
@ApplicationScoped
public class Passkeys implements PanacheRepositoryBase<Passkey, UUID>, PasskeyStatus {

    /** How many passkeys an account has at most; each is a way in, and is looked at and offered to browsers one by one. */
    public static final int MOST = 30;

    public Uni<Optional<Passkey>> byCredential(byte[] credentialId) {
        return find("credentialId", (Object) credentialId).firstResult().map(Optional::ofNullable);
    }

    public Uni<Optional<Passkey>> lockedById(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
    }

    public Uni<List<Passkey>> of(AccountId owner) {
        return list("accountId = ?1 order by createdAt, id", owner.value());
    }

    /** The same with their rows locked, always in one order: two removals at once cannot take the last two. */
    public Uni<List<Passkey>> lockedOf(AccountId owner) {
        return find("accountId = ?1 order by id", owner.value()).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    public Uni<Boolean> haveRoomFor(AccountId owner) {
        return count("accountId = ?1", owner.value()).map(kept -> kept < MOST);
    }

    @Override
    public Uni<Boolean> signsIn(UUID id, AccountId owner) {
        return count("id = ?1 and accountId = ?2 and suspendedAt is null", id, owner.value()).map(found -> found > 0);
    }

    public Uni<Boolean> anyForAnother(String rpId) {
        return count("rpId <> ?1", rpId).map(others -> others > 0);
    }
}
