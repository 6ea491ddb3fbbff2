package dev.gatehouse.launch.command;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Assignments;
import dev.gatehouse.account.invitation.EnrolmentLink;
import dev.gatehouse.account.invitation.InvitationIssuer;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.launch.UsageError;
import dev.gatehouse.launch.command.Arguments.Options;
import io.smallrye.mutiny.Uni;

/**
 * {@code gatehouse invite --name NAME [--admin] [--role ROLE]… [--group GROUP]…}, or
 * {@code gatehouse invite --for ACCOUNT [--replace-passkeys]} for who has
 * lost a passkey: whoever may run the program on its database may invite.
 */
@ApplicationScoped
class InviteCommand implements Command {

    private static final String NAME = "--name";
    private static final String ADMIN = "--admin";
    private static final String ROLE = "--role";
    private static final String GROUP = "--group";
    private static final String FOR = "--for";
    private static final String REPLACE = "--replace-passkeys";

    private final InvitationIssuer invitations;

    InviteCommand(InvitationIssuer invitations) {
        this.invitations = invitations;
    }

    @Override
    public String name() {
        return "invite";
    }

    @Override
    public Uni<String> run(Arguments arguments) {
        var options = arguments.read(Set.of(NAME, FOR), Set.of(ROLE, GROUP), Set.of(ADMIN, REPLACE));
        return link(options).map(link -> """
                %s
                The link works once, until %s.""".formatted(link.url(), Listing.time(link.expiresAt())));
    }

    private Uni<EnrolmentLink> link(Options options) {
        var account = options.id(FOR).map(AccountId::new);
        if (options.value(NAME).isPresent() == account.isPresent()
                || account.isEmpty() && options.has(REPLACE)
                || account.isPresent() && Stream.of(ADMIN, ROLE, GROUP).anyMatch(options::has)) {
            throw new UsageError("Say whom to invite: gatehouse invite --name NAME [--admin] [--role ROLE] [--group GROUP],"
                    + " or --for ACCOUNT [--replace-passkeys]; 'gatehouse people' lists the accounts.");
        }
        return account.map(back -> invitations.inviteBack(back, options.has(REPLACE), Actor.system()))
                .orElseGet(() -> invitations.invite(options.value(NAME).get(), options.has(ADMIN),
                        Assignments.of(names(options.values(ROLE)), names(options.values(GROUP))), Actor.system()));
    }

    private static List<String> names(List<String> given) {
        return given.stream().flatMap(words -> Assignments.names(words).stream()).toList();
    }
}
