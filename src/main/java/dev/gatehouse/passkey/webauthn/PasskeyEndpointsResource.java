package dev.gatehouse.passkey.webauthn;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.reply.Replies;

/** Tells password managers where passkeys are made and managed (Passkey Endpoints Well-Known URL). */
@Path(PasskeyPaths.PASSKEY_ENDPOINTS)
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class PasskeyEndpointsResource {

    private final PublicUrl publicUrl;

    PasskeyEndpointsResource(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    record PasskeyEndpoints(String enroll, String manage) {
    }

    @GET
    public RestResponse<PasskeyEndpoints> endpoints() {
        return ResponseBuilder.ok(new PasskeyEndpoints(publicUrl.at(PasskeyPaths.ACCOUNT), publicUrl.at(PasskeyPaths.ACCOUNT)))
                .header(HttpHeaders.CACHE_CONTROL, Replies.PUBLISHED).build();
    }
}
