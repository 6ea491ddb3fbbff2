package dev.gatehouse.account;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.platform.Front;
import dev.gatehouse.platform.Ids;
import dev.gatehouse.platform.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Who there is. */
@Front
@ApplicationScoped
public class Directory {

    private final Accounts accounts;
    private final Ids ids;
    private final Clock clock;
    private final AuditTrail audit;

    Directory(Accounts accounts, Ids ids, Clock clock, AuditTrail audit) {
        this.accounts = accounts;
        this.ids = ids;
        this.clock = clock;
        this.audit = audit;
    }

    @WithSession
    public Uni<Optional<Profile>> find(AccountId id) {
        return accounts.byId(id).map(found -> found.map(Account::profile));
    }

    /** The same, where the account may sign in and be acted for; a locked one is nobody. */
    @WithSession
    public Uni<Optional<Profile>> findUnlocked(AccountId id) {
        return find(id).map(found -> found.filter(person -> !person.locked()));
    }

    /** The same with its row locked until the caller's transaction ends: who gives it something waits for whoever else does. */
    @WithTransaction
    public Uni<Optional<Profile>> lock(AccountId id) {
        return accounts.lockedById(id).map(found -> found.map(Account::profile));
    }

    /** Puts these in place of the roles and groups that a person has, in the caller's transaction, which has the row locked. */
    @WithTransaction
    public Uni<Void> assign(AccountId id, Assignments assignments) {
        return accounts.byId(id).invoke(found -> found.orElseThrow(Problem::notFound).assign(assignments)).replaceWithVoid();
    }

    /** Locks an account or unlocks it, in the caller's transaction; false where it is so already. */
    @WithTransaction
    public Uni<Boolean> setLocked(AccountId id, boolean locked) {
        return accounts.lockedById(id).map(found -> found.orElseThrow(Problem::notFound))
                .map(account -> account.setLocked(locked, clock.instant()));
    }

    /** The person as their authenticators know them. */
    @WithSession
    public Uni<Optional<UserEntity>> userEntity(AccountId id) {
        return accounts.byId(id).map(found -> found.map(Account::userEntity));
    }

    /** Whether an account has this user handle. */
    @WithSession
    public Uni<Boolean> hasHandle(byte[] handle) {
        return accounts.includeHandle(handle);
    }

    /** Everybody, in the order of their names. */
    @WithSession
    public Uni<List<Profile>> people() {
        return accounts.inOrderOfName().map(found -> found.stream().map(Account::profile).toList());
    }

    /** Whether somebody who is not locked administers this installation. */
    @WithSession
    public Uni<Boolean> hasAdministrator() {
        return accounts.includeAdministrator();
    }

    /** A person's own choice of name. Where they are signed in already it takes up to a minute to be seen. */
    @WithTransaction
    public Uni<Void> rename(AccountId id, String typed) {
        var name = DisplayName.parse(typed);
        if (name.isEmpty()) {
            return Uni.createFrom().failure(Problem.badRequest("bad-name", "Give a name of 1 to 100 letters."));
        }
        return accounts.byId(id)
                .invoke(found -> found.orElseThrow(Problem::notFound).rename(name.get()))
                .chain(() -> audit.record(AuditEvent.of("account.renamed", Actor.person(id.value())).about(id)));
    }

    /**
     * Opens an account in the caller's transaction. Its id is random: it is the subject of tokens and must not tell its age.
     */
    @WithTransaction
    public Uni<Profile> open(DisplayName name, boolean admin, Assignments assignments, byte[] handle) {
        var account = new Account(new AccountId(ids.random()), name, admin, assignments, handle, clock.instant());
        return accounts.persist(account).map(Account::profile);
    }
}
