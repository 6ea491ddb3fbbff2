package dev.gatehouse.console;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Assignments;
import dev.gatehouse.account.Assignments.Kind;
import dev.gatehouse.account.Directory;
import dev.gatehouse.account.Profile;
import dev.gatehouse.account.SessionSummary;
import dev.gatehouse.account.assignment.Assigner;
import dev.gatehouse.account.invitation.EnrolmentLink;
import dev.gatehouse.account.invitation.InvitationIssuer;
import dev.gatehouse.account.lock.AccountLock;
import dev.gatehouse.account.session.ActiveSessions;
import dev.gatehouse.account.session.CurrentSession;
import dev.gatehouse.account.session.SessionMechanism;
import dev.gatehouse.account.session.SessionTermination;
import dev.gatehouse.passkey.Keychain;
import dev.gatehouse.passkey.PasskeySummary;
import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.reply.Replies;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;

/** One person: what they sign in with and where, and the ways to let them back in or to keep somebody out. */
@Path("/console/people/{id}")
@RolesAllowed(SessionMechanism.ADMIN)
@Produces(MediaType.TEXT_HTML)
public class PersonPage {

    private static final String REPLACE = "replace";

    private final Directory directory;
    private final Keychain keychain;
    private final ActiveSessions activeSessions;
    private final SessionTermination termination;
    private final Assigner assigner;
    private final AccountLock locks;
    private final InvitationIssuer issuer;
    private final CurrentSession current;
    private final ConfirmedStep confirmed;

    PersonPage(Directory directory, Keychain keychain, ActiveSessions activeSessions, SessionTermination termination,
            Assigner assigner, AccountLock locks, InvitationIssuer issuer, CurrentSession current, ConfirmedStep confirmed) {
        this.directory = directory;
        this.keychain = keychain;
        this.activeSessions = activeSessions;
        this.termination = termination;
        this.assigner = assigner;
        this.locks = locks;
        this.issuer = issuer;
        this.current = current;
        this.confirmed = confirmed;
    }

    /**
     * The page as a template.
     *
     * @param self whether the administrator looks at themselves
     * @param confirmed whether somebody comes back from confirming that it is them
     * @param link only right after one was made
     */
    @CheckedTemplate(basePath = "console", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Person(Profile person, List<PasskeySummary> passkeys, List<SessionSummary> sessions, boolean self, boolean confirmed,
            @Nullable EnrolmentLink link) implements TemplateInstance {
    }

    @GET
    public Uni<Response> person(@RestPath UUID id, @RestQuery boolean confirmed) {
        return page(new AccountId(id), confirmed, null);
    }

    /** Responds with the page itself and not with a redirect: the link is a secret that is shown once and kept nowhere. */
    @POST
    @Path("/enrolment-link")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> letBackIn(@RestPath UUID id, @RestForm String passkeys) {
        return confirmed.take("account.invitation.refused", at(id),
                by -> issuer.inviteBack(new AccountId(id), REPLACE.equals(passkeys), by)
                        .chain(link -> page(new AccountId(id), false, link)));
    }

    @POST
    @Path("/passkeys/{passkey}/remove")
    public Uni<Response> remove(@RestPath UUID id, @RestPath UUID passkey) {
        return confirmed.take(Keychain.REMOVAL_REFUSED, at(id),
                by -> back(id, keychain.removeFor(new AccountId(id), passkey, by)));
    }

    @POST
    @Path("/passkeys/{passkey}/reinstate")
    public Uni<Response> reinstate(@RestPath UUID id, @RestPath UUID passkey) {
        return confirmed.take(Keychain.REINSTATEMENT_REFUSED, at(id),
                by -> back(id, keychain.reinstate(new AccountId(id), passkey, by)));
    }

    @POST
    @Path("/sessions/end-all")
    public Uni<Response> endSessions(@RestPath UUID id) {
        return confirmed.take("account.session.ending.refused", at(id),
                by -> back(id, termination.endAllOf(new AccountId(id), by, "signed out by an administrator")));
    }

    @POST
    @Path("/assignments")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> assign(@RestPath UUID id, @RestForm Optional<String> kind, @RestForm Optional<String> name) {
        return change(id, has -> has.with(kind(kind), names(name)));
    }

    @POST
    @Path("/assignments/remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> unassign(@RestPath UUID id, @RestForm Optional<String> kind, @RestForm Optional<String> name) {
        return change(id, has -> has.without(kind(kind), names(name)));
    }

    @POST
    @Path("/lock")
    public Uni<Response> lock(@RestPath UUID id) {
        return confirmed.take(AccountLock.REFUSED, at(id), by -> back(id, locks.lock(new AccountId(id), by)));
    }

    @POST
    @Path("/unlock")
    public Uni<Response> unlock(@RestPath UUID id) {
        return confirmed.take(AccountLock.REFUSED, at(id), by -> back(id, locks.unlock(new AccountId(id), by)));
    }

    private Uni<Response> change(UUID id, UnaryOperator<Assignments> change) {
        return confirmed.take(Assigner.REFUSED, at(id),
                by -> back(id, assigner.change(new AccountId(id), change, by).replaceWithVoid()));
    }

    private static Kind kind(Optional<String> typed) {
        return Stream.of(Kind.values()).filter(kind -> kind.word().equals(typed.orElse(""))).findFirst()
                .orElseThrow(
                        () -> Problem.badRequest("bad-assignment", "Say whether it is a role or a group, then try again."));
    }

    private static List<String> names(Optional<String> typed) {
        var names = Assignments.names(typed.orElse(""));
        if (names.isEmpty()) {
            throw Problem.badRequest("bad-assignment", "Give the name of the role or group, then try again.");
        }
        return names;
    }

    private Uni<Response> page(AccountId id, boolean confirmed, @Nullable EnrolmentLink link) {
        return directory.find(id).map(found -> found.orElseThrow(Problem::notFound))
                .chain(person -> keychain.of(id).chain(passkeys -> activeSessions.of(id)
                        .map(open -> new Person(person, passkeys, open, current.require().account().equals(id), confirmed,
                                link))))
                .map(Replies::page);
    }

    private Uni<Response> back(UUID id, Uni<Void> done) {
        return done.replaceWith(() -> confirmed.back(at(id)));
    }

    private static String at(UUID id) {
        return "/console/people/" + id;
    }
}
