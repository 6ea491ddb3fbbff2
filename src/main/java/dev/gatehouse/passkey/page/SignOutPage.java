package dev.gatehouse.passkey.page;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import dev.gatehouse.account.LoginRedirect;
import dev.gatehouse.account.session.CurrentSession;
import dev.gatehouse.account.session.SessionTermination;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.reply.Replies;
import io.smallrye.mutiny.Uni;

/** The way out. Open to everybody: who is signed out already ends at the same place. */
@Path("/logout")
@PermitAll
public class SignOutPage {

    private final CurrentSession current;
    private final SessionTermination termination;
    private final PublicUrl publicUrl;

    SignOutPage(CurrentSession current, SessionTermination termination, PublicUrl publicUrl) {
        this.current = current;
        this.termination = termination;
        this.publicUrl = publicUrl;
    }

    @POST
    public Uni<Response> signOut() {
        Uni<Void> ended = current.find().map(person -> termination.end(person.sid(), "signed out"))
                .orElseGet(() -> Uni.createFrom().voidItem());
        return ended.replaceWith(() -> Replies.seeOther(publicUrl.at(LoginRedirect.LOGIN), termination.clearingCookie()));
    }
}
