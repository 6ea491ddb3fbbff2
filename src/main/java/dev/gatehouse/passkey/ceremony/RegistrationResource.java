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
import dev.gatehouse.passkey.ceremony.CeremonyLimit.Attempt;
import dev.gatehouse.passkey.json.CreationOptions;
import dev.gatehouse.passkey.json.RegistrationResponse;
import dev.gatehouse.passkey.json.UserEntityJson;
import dev.gatehouse.passkey.webauthn.RelyingParty;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** The two steps of making a passkey. Open to strangers: an invitation is a permit, and the use case asks for one. */
@Path("/passkeys/registration")
@PermitAll
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RegistrationResource {

    private final Registration registration;
    private final RelyingParty relyingParty;
    private final PasskeyConfig config;
    private final CeremonyCookie cookie;
    private final CeremonyLimit limit;

    RegistrationResource(Registration registration, RelyingParty relyingParty, PasskeyConfig config, CeremonyCookie cookie,
            CeremonyLimit limit) {
        this.registration = registration;
        this.relyingParty = relyingParty;
        this.config = config;
        this.cookie = cookie;
        this.limit = limit;
    }

    @POST
    @Path("/options")
    public Uni<RestResponse<CreationOptions>> options(Registration.RegistrationRequest request, @Context HttpHeaders headers,
            @Context RoutingContext context) {
        limit.take(Attempt.CHALLENGE, context);
        var browser = cookie.findOrMake(headers);
        return registration.begin(browser, CeremonyReplies.required(request))
                .map(begun -> CreationOptions.of(relyingParty, UserEntityJson.of(begun.handle(), begun.name()),
                        begun.challenge(), begun.known(), config.challengeTimeout()))
                .map(options -> CeremonyReplies.with(options, cookie.toSet(browser)));
    }

    @POST
    public Uni<RestResponse<CeremonyReplies.Location>> register(RegistrationResponse response,
            @HeaderParam("User-Agent") String userAgent,
            @Context HttpHeaders headers, @Context RoutingContext context) {
        limit.take(Attempt.RESPONSE, context);
        return registration
                .finish(cookie.findOrNone(headers), CeremonyReplies.required(response), CeremonyReplies.named(userAgent))
                .map(CeremonyReplies::of);
    }
}
