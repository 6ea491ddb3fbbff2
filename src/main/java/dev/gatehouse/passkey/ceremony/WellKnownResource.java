package dev.gatehouse.passkey.ceremony;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import dev.gatehouse.platform.PublicUrl;

/** Tells password managers where passkeys are made and managed (Passkey Endpoints Well-Known URL). */
@Path("/.well-known/passkey-endpoints")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class WellKnownResource {

    private final PublicUrl publicUrl;

    WellKnownResource(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    record PasskeyEndpoints(String enroll, String manage) {
    }

    @GET
    public PasskeyEndpoints endpoints() {
        return new PasskeyEndpoints(publicUrl.at("/account"), publicUrl.at("/account"));
    }
}
