package dev.gatehouse.account.lock;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Directory;
import dev.gatehouse.account.session.SessionTermination;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.platform.Front;
import dev.gatehouse.platform.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Locks accounts and unlocks them. Who is locked signs in nowhere, and everything that was begun in their name ends; passkeys
 * stay, so that unlocking is all that it takes to come back. Who calls this has made sure that {@code by} may.
 */
@Front
@ApplicationScoped
public class AccountLock {

    /** What the audit trail calls an attempt that was refused. */
    public static final String REFUSED = "account.locking.refused";

    private final Directory directory;
    private final SessionTermination sessions;
    private final AuditTrail audit;

    AccountLock(Directory directory, SessionTermination sessions, AuditTrail audit) {
        this.directory = directory;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** Locks an account; one that is locked already stays as it is. Nobody locks themselves out. */
    @WithTransaction
    public Uni<Void> lock(AccountId account, Actor by) {
        if (by.equals(Actor.person(account.value()))) {
            return Uni.createFrom().failure(Problem.conflict("own-account",
                    "This is your own account: locked, you could not unlock it. Ask another administrator."));
        }
        return directory.setLocked(account, true).chain(changed -> changed
                ? sessions.endAllOf(account, by, "account locked").chain(() -> record("account.locked", account, by))
                : Uni.createFrom().voidItem());
    }

    /**
     * Unlocks an account; one that is not locked stays as it is. A sign-in that was under way when it was locked may have begun
     * something since, which counted for nothing: that ends first.
     */
    @WithTransaction
    public Uni<Void> unlock(AccountId account, Actor by) {
        return directory.setLocked(account, false).chain(changed -> changed
                ? sessions.endAllOf(account, by, "account unlocked").chain(() -> record("account.unlocked", account, by))
                : Uni.createFrom().voidItem());
    }

    private Uni<Void> record(String action, AccountId account, Actor by) {
        return audit.record(AuditEvent.of(action, by).about(account));
    }
}
