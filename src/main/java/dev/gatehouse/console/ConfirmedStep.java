package dev.gatehouse.console;

import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import dev.gatehouse.account.LoginRedirect;
import dev.gatehouse.account.session.CurrentSession;
import dev.gatehouse.account.session.FreshSignIn;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.ReturnTo;
import dev.gatehouse.platform.reply.Replies;
import io.smallrye.mutiny.Uni;

/**
 * A step that changes who comes in: taken by an administrator who signed in at most five minutes ago. Who did not is asked to
 * confirm that it is them, and comes back to the page to take the step again; nothing is kept of the first try.
 */
@ApplicationScoped
class ConfirmedStep {

    private final CurrentSession session;
    private final FreshSignIn freshSignIn;
    private final LoginRedirect login;
    private final PublicUrl publicUrl;

    ConfirmedStep(CurrentSession session, FreshSignIn freshSignIn, LoginRedirect login, PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
        this.session = session;
        this.freshSignIn = freshSignIn;
        this.login = login;
    }

    /**
     * Takes the step in the administrator's name.
     *
     * @param refusal the audit action under which a sign-in that is too old is noted
     * @param page the path of the page to come back to
     */
    Uni<Response> take(String refusal, String page, Function<Actor, Uni<Response>> step) {
        return freshSignIn.isThereFor(refusal).chain(fresh -> fresh
                ? step.apply(Actor.person(session.require().account().value()))
                : Uni.createFrom().item(confirm(page)));
    }

    /** The response to a step that was taken: look at a page (303, never 307: RFC 9700 §4.12). */
    Response back(String page) {
        return Replies.seeOther(publicUrl.at(page));
    }

    private Response confirm(String page) {
        return Replies.seeOther(login.again(new ReturnTo(page + "?confirmed=true")));
    }
}
