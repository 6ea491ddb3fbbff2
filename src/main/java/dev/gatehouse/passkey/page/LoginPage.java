package dev.gatehouse.passkey.page;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestQuery;

import dev.gatehouse.account.LoginRedirect;
import dev.gatehouse.account.invitation.Enrolment;
import dev.gatehouse.account.session.CurrentSession;
import dev.gatehouse.passkey.ceremony.CeremonyResult;
import dev.gatehouse.passkey.webauthn.PasskeyPaths;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.ReturnTo;
import dev.gatehouse.platform.reply.Replies;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Where people sign in, and the front page that sends them there. */
@Path("/")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class LoginPage {

    private final CurrentSession current;
    private final Enrolment enrolment;
    private final PublicUrl publicUrl;

    LoginPage(CurrentSession current, Enrolment enrolment, PublicUrl publicUrl) {
        this.current = current;
        this.enrolment = enrolment;
        this.publicUrl = publicUrl;
    }

    /**
     * The sign-in page.
     *
     * @param fresh whether somebody is signed in who must prove it once more
     * @param open whether anybody may create an account
     */
    @CheckedTemplate(basePath = "passkey", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Login(String returnTo, boolean fresh, boolean open) implements TemplateInstance {
    }

    @GET
    public Response front() {
        return Replies.seeOther(publicUrl.at(current.find().isPresent() ? PasskeyPaths.ACCOUNT : LoginRedirect.LOGIN));
    }

    @GET
    @Path(LoginRedirect.LOGIN)
    public Response login(@RestQuery("return_to") String returnTo, @RestQuery boolean fresh) {
        var back = ReturnTo.parse(returnTo).orElse(CeremonyResult.ACCOUNT);
        boolean signedIn = current.find().isPresent();
        if (signedIn && !fresh) {
            return Replies.seeOther(publicUrl.at(back.path()));
        }
        return Replies.page(new Login(back.path(), signedIn, enrolment.isRegistrationOpen()));
    }
}
