package dev.gatehouse.passkey.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

import dev.gatehouse.account.Directory;
import dev.gatehouse.account.LoginRedirect;
import dev.gatehouse.account.SessionSummary;
import dev.gatehouse.account.notice.AccountNotices;
import dev.gatehouse.account.notice.NoticeSummary;
import dev.gatehouse.account.session.ActiveSessions;
import dev.gatehouse.account.session.CurrentSession;
import dev.gatehouse.account.session.FreshSignIn;
import dev.gatehouse.account.session.SessionMechanism;
import dev.gatehouse.account.session.SessionTermination;
import dev.gatehouse.account.session.SignedIn;
import dev.gatehouse.passkey.Keychain;
import dev.gatehouse.passkey.PasskeySummary;
import dev.gatehouse.passkey.ceremony.CeremonyResult;
import dev.gatehouse.passkey.json.UserEntityJson;
import dev.gatehouse.passkey.webauthn.PasskeyPaths;
import dev.gatehouse.platform.Problem;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.reply.Replies;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;

/** A person's own page: passkeys, and where they are signed in. */
@Path(PasskeyPaths.ACCOUNT)
@RolesAllowed(SessionMechanism.PERSON)
@Produces(MediaType.TEXT_HTML)
public class AccountPage {

    private final CurrentSession current;
    private final Directory directory;
    private final AccountNotices notices;
    private final Keychain keychain;
    private final ActiveSessions activeSessions;
    private final SessionTermination termination;
    private final FreshSignIn freshSignIn;
    private final LoginRedirect login;
    private final PublicUrl publicUrl;

    AccountPage(CurrentSession current, Directory directory, AccountNotices notices, Keychain keychain,
            ActiveSessions activeSessions,
            SessionTermination termination, FreshSignIn freshSignIn, LoginRedirect login, PublicUrl publicUrl) {
        this.current = current;
        this.directory = directory;
        this.notices = notices;
        this.keychain = keychain;
        this.activeSessions = activeSessions;
        this.termination = termination;
        this.freshSignIn = freshSignIn;
        this.login = login;
        this.publicUrl = publicUrl;
    }

    /** The account page. */
    @CheckedTemplate(basePath = "passkey", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Account(UserEntityJson user, boolean admin, List<NoticeSummary> notices, List<PasskeySummary> passkeys,
            List<ActiveSession> sessions) implements TemplateInstance {
    }

    /** A session of the person; {@code current} is the one that looks at the page. */
    record ActiveSession(UUID sid, String device, boolean current, Instant startedAt, Instant lastSeenAt) {

        static ActiveSession of(SessionSummary session, UUID current) {
            return new ActiveSession(session.sid(), session.device(), session.sid().equals(current), session.startedAt(),
                    session.lastSeenAt());
        }
    }

    @GET
    public Uni<Response> account() {
        SignedIn person = current.require();
        return directory.userEntity(person.account())
                .map(found -> found.orElseThrow(Problem::notFound))
                .map(user -> UserEntityJson.of(user.handle(), user.name()))
                .chain(user -> keychain.of(person.account()).chain(passkeys -> activeSessions.of(person.account())
                        .map(open -> open.stream().map(session -> ActiveSession.of(session, person.sid())).toList())
                        .chain(sessions -> notices.of(person).map(told -> Replies.page(
                                new Account(user, person.admin(), told, passkeys, sessions))))));
    }

    @POST
    @Path("/rename")
    public Uni<Response> renameOneself(@RestForm String name) {
        return back(directory.rename(current.require().account(), name));
    }

    @POST
    @Path("/notices/seen")
    public Uni<Response> seen() {
        return back(notices.seen(current.require()));
    }

    @POST
    @Path("/passkeys/{id}/rename")
    public Uni<Response> rename(@RestPath UUID id, @RestForm String name) {
        return back(keychain.rename(current.require().account(), id, name));
    }

    @POST
    @Path("/passkeys/{id}/remove")
    public Uni<Response> remove(@RestPath UUID id) {
        return freshly(Keychain.REMOVAL_REFUSED, () -> keychain.remove(current.require().account(), id));
    }

    @POST
    @Path("/passkeys/{id}/reinstate")
    public Uni<Response> reinstate(@RestPath UUID id) {
        var person = current.require();
        return freshly(Keychain.REINSTATEMENT_REFUSED,
                () -> keychain.reinstateOwn(person.account(), id, person.authentication().passkey()));
    }

    @POST
    @Path("/sessions/{sid}/end")
    public Uni<Response> end(@RestPath UUID sid) {
        return back(termination.endOwn(current.require().account(), sid, "signed out from elsewhere"));
    }

    @POST
    @Path("/sessions/end-others")
    public Uni<Response> endOthers() {
        var person = current.require();
        return back(termination.endAllOf(person.account(), Optional.of(person.sid()), "signed out everywhere else"));
    }

    /** Ends this session too, and what apps may do while the person is away. */
    @POST
    @Path("/sessions/end-all")
    public Uni<Response> endAll() {
        return termination.endAllOf(current.require().account(), Optional.empty(), "signed out everywhere")
                .replaceWith(() -> Replies.seeOther(publicUrl.at(LoginRedirect.LOGIN), termination.clearingCookie()));
    }

    /** Takes a step that asks for a fresh sign-in, or asks for that first. */
    private Uni<Response> freshly(String action, Supplier<Uni<Void>> step) {
        return freshSignIn.isThereFor(action)
                .chain(fresh -> fresh ? back(step.get())
                        : Uni.createFrom().item(Replies.seeOther(login.again(CeremonyResult.ACCOUNT))));
    }

    private Uni<Response> back(Uni<Void> done) {
        return done.replaceWith(() -> Replies.seeOther(publicUrl.at(CeremonyResult.ACCOUNT.path())));
    }
}
