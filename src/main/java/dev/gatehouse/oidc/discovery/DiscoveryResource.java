package dev.gatehouse.oidc.discovery;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.gatehouse.oidc.OidcPaths;
import dev.gatehouse.platform.PublicUrl;
import dev.gatehouse.platform.reply.Replies;
import io.smallrye.common.annotation.NonBlocking;

/** Where a client that knows only the issuer finds the rest (OpenID Connect Discovery §4, RFC 8414 §3). */
@Path(OidcPaths.WELL_KNOWN)
@PermitAll
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
class DiscoveryResource {

    private final ProviderMetadata metadata;

    DiscoveryResource(PublicUrl publicUrl) {
        this.metadata = ProviderMetadata.of(publicUrl.issuer());
    }

    @GET
    @Path(OidcPaths.OPENID_CONFIGURATION)
    public Response openid() {
        return published();
    }

    @GET
    @Path(OidcPaths.AUTHORIZATION_SERVER)
    public Response oauth() {
        return published();
    }

    private Response published() {
        return Response.ok(metadata).header(HttpHeaders.CACHE_CONTROL, Replies.PUBLISHED).build();
    }
}
