package dev.gatehouse.account;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.platform.Front;
import dev.gatehouse.platform.Ids;
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

    Directory(Accounts accounts, Ids ids, Clock clock) {
        this.accounts = accounts;
        this.ids = ids;
        this.clock = clock;
    }

    @WithSession
    public Uni<Optional<Profile>> find(AccountId id) {
        return accounts.byId(id).map(found -> found.map(Account::profile));
    }

    /** The person as their authenticators know them. */
    @WithSession
    public Uni<Optional<Holder>> holder(AccountId id) {
        return accounts.byId(id).map(found -> found.map(Account::holder));
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

    /**
     * Opens an account in the caller's transaction. Its id is random: it is the subject of tokens and must not tell its age.
     */
    @WithTransaction
    public Uni<Profile> open(DisplayName name, boolean admin, byte[] handle) {
        var account = new Account(new AccountId(ids.random()), name, admin, handle, clock.instant());
        return accounts.persist(account).map(Account::profile);
    }
}
