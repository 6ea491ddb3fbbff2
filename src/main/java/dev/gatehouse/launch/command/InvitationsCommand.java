package dev.gatehouse.launch.command;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.invitation.OpenInvitation;
import dev.gatehouse.account.invitation.OpenInvitations;
import dev.gatehouse.audit.Actor;
import io.smallrye.mutiny.Uni;

/** {@code gatehouse invitations [--withdraw ID]}: which enrolment links can still be used, and taking one back. */
@ApplicationScoped
class InvitationsCommand implements Command {

    private static final String WITHDRAW = "--withdraw";

    private final OpenInvitations invitations;

    InvitationsCommand(OpenInvitations invitations) {
        this.invitations = invitations;
    }

    @Override
    public String name() {
        return "invitations";
    }

    @Override
    public Uni<String> run(Arguments arguments) {
        return arguments.read(Set.of(WITHDRAW), Set.of()).id(WITHDRAW)
                .map(id -> invitations.withdraw(id, Actor.system()).replaceWith("The link does not work any more."))
                .orElseGet(() -> invitations.list()
                        .map(open -> Listing.of(open, "No enrolment link is open.", InvitationsCommand::line)));
    }

    private static String line(OpenInvitation link) {
        return Listing.line(link.id(), link.name(), Listing.note(link.admin(), "administrator"),
                Listing.names("roles", link.assignments().roles()), Listing.names("groups", link.assignments().groups()),
                "until " + Listing.time(link.expiresAt()));
    }
}
