package dev.gatehouse.launch.command;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.launch.UsageError;
import dev.gatehouse.passkey.Keychain;
import dev.gatehouse.passkey.PasskeySummary;
import io.smallrye.mutiny.Uni;

/** {@code gatehouse passkeys --of ACCOUNT [--remove ID | --reinstate ID]}: what somebody signs in with, and changing it. */
@ApplicationScoped
class PasskeysCommand implements Command {

    private static final String OF = "--of";
    private static final String REMOVE = "--remove";
    private static final String REINSTATE = "--reinstate";

    private final Keychain keychain;

    PasskeysCommand(Keychain keychain) {
        this.keychain = keychain;
    }

    @Override
    public String name() {
        return "passkeys";
    }

    @Override
    public Uni<String> run(Arguments arguments) {
        var options = arguments.read(Set.of(OF, REMOVE, REINSTATE), Set.of());
        var owner = options.id(OF).map(AccountId::new).orElseThrow(() -> new UsageError("Say whose passkeys: gatehouse passkeys"
                + " --of ACCOUNT; 'gatehouse people' lists the accounts."));
        var remove = options.id(REMOVE);
        var reinstate = options.id(REINSTATE);
        if (remove.isPresent() && reinstate.isPresent()) {
            throw new UsageError("Remove a passkey or reinstate one, not both at once.");
        }
        if (remove.isPresent()) {
            return keychain.removeFor(owner, remove.get(), Actor.system()).replaceWith("The passkey is removed.");
        }
        return reinstate.map(id -> keychain.reinstate(owner, id, Actor.system()).replaceWith("The passkey signs in again."))
                .orElseGet(() -> keychain.of(owner)
                        .map(found -> Listing.of(found, "This account has no passkey.", PasskeysCommand::line)));
    }

    private static String line(PasskeySummary passkey) {
        return Listing.line(passkey.id(), passkey.name(), Listing.note(passkey.suspended(), "suspended"),
                passkey.lastUsedAt() == null ? "not used yet" : "last used " + Listing.time(passkey.lastUsedAt()));
    }
}
