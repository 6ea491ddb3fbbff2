package dev.gatehouse.launch.command;

import java.util.Set;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.lock.AccountLock;
import dev.gatehouse.account.session.SessionTermination;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.launch.UsageError;
import io.smallrye.mutiny.Uni;

/**
 * What an operator does to one account: {@code gatehouse sign-out --of ACCOUNT}, {@code gatehouse lock --of ACCOUNT} and
 * {@code gatehouse unlock --of ACCOUNT}.
 */
@ApplicationScoped
class AccountCommands {

    private static final String OF = "--of";

    private final AccountLock lock;
    private final SessionTermination sessions;

    AccountCommands(AccountLock lock, SessionTermination sessions) {
        this.lock = lock;
        this.sessions = sessions;
    }

    @Produces
    @Singleton
    Command signOut() {
        return new OfAccount("sign-out", "sign out", account -> sessions
                .endAllOf(account, Actor.system(), "signed out by the operator")
                .replaceWith("Every session of " + account + " has ended."));
    }

    @Produces
    @Singleton
    Command lock() {
        return new OfAccount("lock", "lock", account -> lock.lock(account, Actor.system())
                .replaceWith(account + " is locked: nobody signs in to it, and everything that was begun there has ended."));
    }

    @Produces
    @Singleton
    Command unlock() {
        return new OfAccount("unlock", "unlock", account -> lock.unlock(account, Actor.system())
                .replaceWith(account + " is not locked: its passkeys sign in again."));
    }

    private record OfAccount(String name, String verb, Function<AccountId, Uni<String>> step) implements Command {

        @Override
        public Uni<String> run(Arguments arguments) {
            return step.apply(arguments.read(Set.of(OF), Set.of()).id(OF).map(AccountId::new).orElseThrow(
                    () -> new UsageError("Say whom to " + verb + ": gatehouse " + name
                            + " --of ACCOUNT; 'gatehouse people' lists the accounts.")));
        }
    }
}
