package dev.gatehouse.oidc.userinfo;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import dev.gatehouse.oidc.token.BearerToken;
import io.smallrye.mutiny.Uni;

/** The userinfo endpoint (OpenID Connect Core §5.3): open to whoever brings an access token for it. */
@Path(OidcPaths.USERINFO)
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
class UserinfoResource {

    private final Userinfo userinfo;

    UserinfoResource(Userinfo userinfo) {
        this.userinfo = userinfo;
    }

    @GET
    public Uni<Response> get(HttpHeaders headers, UriInfo uri) {
        return response(FormRequest.read(null, headers, uri));
    }

    @POST
    @Consumes({ MediaType.APPLICATION_FORM_URLENCODED, MediaType.WILDCARD })
    public Uni<Response> post(String body, HttpHeaders headers, UriInfo uri) {
        boolean form = MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(headers.getMediaType());
        return response(FormRequest.read(form ? body : null, headers, uri));
    }

    private Uni<Response> response(FormRequest request) {
        return BearerToken.find(request.authorization(), request.parameters())
                .map(token -> OAuthResponses.of(userinfo.of(token)))
                .orElseGet(UserinfoResource::challenge);
    }

    /** Who brought no token at all made no mistake yet: a challenge without an error (RFC 6750 §3.1). */
    private static Uni<Response> challenge() {
        return Uni.createFrom().item(OAuthResponses.unstored(Response.status(Response.Status.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"gatehouse\"")).build());
    }
}
