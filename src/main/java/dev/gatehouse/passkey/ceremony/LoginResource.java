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
import org.jspecify.annotations.Nullable;

import dev.gatehouse.account.session.CurrentSession;
import dev.gatehouse.passkey.PasskeyConfig;
import dev.gatehouse.passkey.ceremony.CeremonyLimit.Attempt;
import dev.gatehouse.passkey.json.AuthenticationResponse;
import dev.gatehouse.passkey.json.RequestOptions;
import dev.gatehouse.passkey.webauthn.RelyingParty;
import dev.gatehouse.platform.OpaqueToken;
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
    private final CurrentSession current;
    private final RelyingParty relyingParty;
    private final PasskeyConfig config;
    private final CeremonyCookie cookie;
    private final CeremonyLimit limit;

    LoginResource(Login login, CurrentSession current, RelyingParty relyingParty, PasskeyConfig config, CeremonyCookie cookie,
            CeremonyLimit limit) {
        this.login = login;
        this.current = current;
        this.relyingParty = relyingParty;
        this.config = config;
        this.cookie = cookie;
        this.limit = limit;
    }

    /**
     * What a sign-in is for.
     *
     * @param returnTo where the person goes on; may be missing
     * @param fresh whether somebody who is signed in confirms who they are
     */
    record LoginRequest(@Nullable String returnTo, boolean fresh) {
    }

    @POST
    @Path("/options")
    public Uni<RestResponse<RequestOptions>> options(LoginRequest request, @Context HttpHeaders headers,
            @Context RoutingContext context) {
        limit.take(Attempt.CHALLENGE, context);
        var browser = cookie.findOrMake(headers);
        var returnTo = ReturnTo.parse(CeremonyReplies.required(request).returnTo()).orElse(CeremonyResult.ACCOUNT);
        return begin(browser, returnTo, request.fresh())
                .map(begun -> RequestOptions.of(relyingParty, begun.challenge(), begun.allowed(), config.challengeTimeout()))
                .map(options -> CeremonyReplies.with(options, cookie.toSet(browser)));
    }

    private Uni<Login.Begun> begin(OpaqueToken browser, ReturnTo returnTo, boolean fresh) {
        return current.find().filter(person -> fresh).map(person -> login.confirm(browser, returnTo, person.account()))
                .orElseGet(() -> login.begin(browser, returnTo));
    }

    @POST
    public Uni<RestResponse<CeremonyReplies.Location>> signIn(AuthenticationResponse response,
            @HeaderParam("User-Agent") String userAgent,
            @Context HttpHeaders headers, @Context RoutingContext context) {
        limit.take(Attempt.RESPONSE, context);
        return login.finish(cookie.findOrNone(headers), CeremonyReplies.required(response), CeremonyReplies.named(userAgent))
                .map(CeremonyReplies::of);
    }
}
