package dev.gatehouse.oidc.revocation;

import java.util.Map;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import dev.gatehouse.oidc.OAuthParameter;
import dev.gatehouse.oidc.OAuthResponses;
import dev.gatehouse.oidc.OidcPaths;
import dev.gatehouse.oidc.client.ClientAuthentication;
import dev.gatehouse.oidc.client.FormRequest;
import io.smallrye.mutiny.Uni;

/** Token revocation (RFC 7009). */
@Path(OidcPaths.REVOKE)
@PermitAll
class RevocationResource {

    private final ClientAuthentication authentication;
    private final TokenRevocation revocation;

    RevocationResource(ClientAuthentication authentication, TokenRevocation revocation) {
        this.authentication = authentication;
        this.revocation = revocation;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> revoke(String body, HttpHeaders headers, UriInfo uri) {
        var request = FormRequest.read(body, headers, uri);
        var client = authentication.authenticate(request);
        return OAuthResponses
                .of(revocation.revoke(client, request.parameters().require(OAuthParameter.TOKEN)).replaceWith(Map.of()));
    }
}
