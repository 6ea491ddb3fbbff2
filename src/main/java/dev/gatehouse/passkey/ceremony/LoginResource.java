package dev.gatehouse.passkey.ceremony;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;

import dev.gatehouse.passkey.PasskeyConfig;
import dev.gatehouse.passkey.RelyingParty;
import dev.gatehouse.passkey.ceremony.CeremonyLimit.Attempt;
import dev.gatehouse.platform.ReturnTo;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** The two steps of signing in. */
@Path("/passkeys/authentication")
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class LoginResource {

    private final Login login;
    private final RelyingParty relyingParty;
    private final PasskeyConfig config;
    private final CeremonyCookie cookie;
    private final CeremonyLimit limit;

    LoginResource(Login login, RelyingParty relyingParty, PasskeyConfig config, CeremonyCookie cookie, CeremonyLimit limit) {
        this.login = login;
        this.relyingParty = relyingParty;
        this.config = config;
        this.cookie = cookie;
        this.limit = limit;
    }

    /** Where the person goes on after the sign-in; may be missing. */
    record LoginAsked(String returnTo) {
    }

    @POST
    @Path("/options")
    public Uni<RestResponse<RequestOptions>> options(LoginAsked asked, @Context HttpHeaders headers,
            @Context RoutingContext context) {
        limit.take(Attempt.CHALLENGE, context);
        var browser = cookie.findOrMake(headers);
        var returnTo = ReturnTo.parse(Answers.required(asked).returnTo()).orElse(Signed.ACCOUNT);
        return login.begin(browser, returnTo)
                .map(challenge -> RequestOptions.of(relyingParty.id(), challenge, config.challengeLife()))
                .map(options -> Answers.with(options, cookie.toSet(browser)));
    }

    @POST
    public Uni<RestResponse<Location>> signIn(AuthenticationAnswer answer, @HeaderParam("User-Agent") String userAgent,
            @Context HttpHeaders headers, @Context RoutingContext context) {
        limit.take(Attempt.ANSWER, context);
        return login.finish(cookie.findOrNone(headers), Answers.required(answer), Answers.named(userAgent))
                .map(Answers::of);
    }
}
