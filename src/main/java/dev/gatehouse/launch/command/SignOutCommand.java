package dev.gatehouse.launch.command;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.session.SessionTermination;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.launch.UsageError;
import io.smallrye.mutiny.Uni;

/** {@code gatehouse sign-out --of ACCOUNT}: ends every session of a person, and what apps may do for them meanwhile. */
@ApplicationScoped
class SignOutCommand implements Command {

    private static final String OF = "--of";

    private final SessionTermination sessions;

    SignOutCommand(SessionTermination sessions) {
        this.sessions = sessions;
    }

    @Override
    public String name() {
        return "sign-out";
    }

    @Override
    public Uni<String> run(Arguments arguments) {
        var account = arguments.read(Set.of(OF), Set.of()).id(OF).map(AccountId::new).orElseThrow(() -> new UsageError(
                "Say whom to sign out: gatehouse sign-out --of ACCOUNT; 'gatehouse people' lists the accounts."));
        return sessions.endAllOf(account, Actor.system(), "signed out by the operator")
                .replaceWith("Every session of " + account + " has ended.");
    }
}
