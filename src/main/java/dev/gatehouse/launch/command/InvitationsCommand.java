package dev.gatehouse.launch.command;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
                .orElseGet(() -> invitations.list().map(InvitationsCommand::lines));
    }

    private static String lines(List<OpenInvitation> open) {
        return open.isEmpty() ? "No enrolment link is open."
                : open.stream().map(InvitationsCommand::line).collect(Collectors.joining(System.lineSeparator()));
    }

    private static String line(OpenInvitation link) {
        return "%s  %s%s, until %s".formatted(link.id(), link.name(), link.admin() ? " (administrator)" : "", link.expiresAt());
    }
}
