package dev.gatehouse.launch.command;

import java.util.Set;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.lock.AccountLock;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.launch.UsageError;
import io.smallrye.mutiny.Uni;

/** {@code gatehouse lock --of ACCOUNT} and {@code gatehouse unlock --of ACCOUNT}: whether somebody may sign in at all. */
@ApplicationScoped
class LockCommands {

    private static final String OF = "--of";

    private final AccountLock accounts;

    LockCommands(AccountLock accounts) {
        this.accounts = accounts;
    }

    @Produces
    @Singleton
    Command lock() {
        return new OfAccount("lock", account -> accounts.lock(account, Actor.system())
                .replaceWith(account + " is locked: nobody signs in to it, and everything that was begun there has ended."));
    }

    @Produces
    @Singleton
    Command unlock() {
        return new OfAccount("unlock", account -> accounts.unlock(account, Actor.system())
                .replaceWith(account + " is not locked: its passkeys sign in again."));
    }

    private record OfAccount(String name, Function<AccountId, Uni<String>> step) implements Command {

        @Override
        public Uni<String> run(Arguments arguments) {
            return step.apply(arguments.read(Set.of(OF), Set.of()).id(OF).map(AccountId::new).orElseThrow(
                    () -> new UsageError("Say whom to " + name + ": gatehouse " + name
                            + " --of ACCOUNT; 'gatehouse people' lists the accounts.")));
        }
    }
}
