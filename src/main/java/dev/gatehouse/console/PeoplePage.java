package dev.gatehouse.console;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.gatehouse.account.Assignments;
import dev.gatehouse.account.Directory;
import dev.gatehouse.account.Profile;
import dev.gatehouse.account.invitation.EnrolmentLink;
import dev.gatehouse.account.invitation.InvitationIssuer;
import dev.gatehouse.account.invitation.OpenInvitation;
import dev.gatehouse.account.invitation.OpenInvitations;
import dev.gatehouse.account.session.SessionMechanism;
import dev.gatehouse.platform.reply.Replies;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;

/** The people, and a link for one more. */
@Path(PeoplePage.PATH)
@RolesAllowed(SessionMechanism.ADMIN)
@Produces(MediaType.TEXT_HTML)
public class PeoplePage {

    static final String PATH = "/console";

    private final Directory directory;
    private final InvitationIssuer issuer;
    private final OpenInvitations invitations;
    private final ConfirmedStep confirmed;

    PeoplePage(Directory directory, InvitationIssuer issuer, OpenInvitations invitations, ConfirmedStep confirmed) {
        this.directory = directory;
        this.issuer = issuer;
        this.invitations = invitations;
        this.confirmed = confirmed;
    }

    /**
     * The page as a template.
     *
     * @param confirmed whether somebody comes back from confirming that it is them
     * @param invited and {@code link}: only right after an invitation was made
     */
    @CheckedTemplate(basePath = "console", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record People(List<Profile> people, List<OpenInvitation> invitations, boolean confirmed,
            @Nullable String invited, @Nullable EnrolmentLink link) implements TemplateInstance {
    }

    @GET
    public Uni<Response> people(@RestQuery boolean confirmed) {
        return page(confirmed, null, null);
    }

    /** Responds with the page itself and not with a redirect: the link is a secret that is shown once and kept nowhere. */
    @POST
    @Path("/invitations")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> invite(@RestForm String name, @RestForm boolean admin, @RestForm Optional<String> roles,
            @RestForm Optional<String> groups) {
        return confirmed.take("account.invitation.refused", PATH,
                by -> issuer.invite(name, admin, assignments(roles, groups), by)
                        .chain(link -> page(false, name.strip(), link)));
    }

    @POST
    @Path("/invitations/{id}/withdraw")
    public Uni<Response> withdraw(@RestPath UUID id) {
        return confirmed.take("account.invitation.withdrawal.refused", PATH,
                by -> invitations.withdraw(id, by).replaceWith(() -> confirmed.back(PATH)));
    }

    private static Assignments assignments(Optional<String> roles, Optional<String> groups) {
        return Assignments.of(Assignments.names(roles.orElse("")), Assignments.names(groups.orElse("")));
    }

    private Uni<Response> page(boolean confirmed, @Nullable String invited, @Nullable EnrolmentLink link) {
        return directory.people().chain(people -> invitations.list()
                .map(open -> Replies.page(new People(people, open, confirmed, invited, link))));
    }
}
