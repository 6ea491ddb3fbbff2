package dev.gatehouse.launch;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.invitation.Inviting;
import dev.gatehouse.audit.Actor;
import io.smallrye.mutiny.Uni;

/** {@code gatehouse invite --name NAME [--admin]}: whoever may run the program on its database may invite. */
@ApplicationScoped
class InviteCommand implements Command {

    private static final String NAME = "--name";
    private static final String ADMIN = "--admin";

    private final Inviting inviting;

    InviteCommand(Inviting inviting) {
        this.inviting = inviting;
    }

    @Override
    public String name() {
        return "invite";
    }

    @Override
    public Uni<String> run(Arguments arguments) {
        var options = arguments.read(Set.of(NAME), Set.of(ADMIN));
        var name = options.value(NAME).orElseThrow(() -> new Refusal("Say whom to invite: gatehouse invite --name NAME."));
        return inviting.invite(name, options.has(ADMIN), Actor.system()).map(link -> """
                %s
                The link works once, until %s.""".formatted(link.url(), link.expiresAt()));
    }
}
