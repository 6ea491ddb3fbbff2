package dev.gatehouse.oidc.grant;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import dev.gatehouse.oidc.OAuthResponses;
import dev.gatehouse.oidc.OidcPaths;
import dev.gatehouse.oidc.client.FormRequest;
import io.smallrye.mutiny.Uni;

/** The token endpoint (RFC 6749 §3.2). The client proves itself in the request; nobody else needs to be known. */
@Path(OidcPaths.TOKEN)
@PermitAll
class TokenResource {

    private final TokenEndpoint endpoint;

    TokenResource(TokenEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> token(String body, HttpHeaders headers, UriInfo uri) {
        return OAuthResponses.of(endpoint.respond(FormRequest.read(body, headers, uri)));
    }
}
