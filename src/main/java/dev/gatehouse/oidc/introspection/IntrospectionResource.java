package dev.gatehouse.oidc.introspection;

import java.util.Collections;
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

import dev.gatehouse.oidc.Claim;
import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthParameter;
import dev.gatehouse.oidc.OAuthResponses;
import dev.gatehouse.oidc.OidcPaths;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.client.ClientAuthentication;
import dev.gatehouse.oidc.client.FormRequest;
import dev.gatehouse.oidc.token.AccessToken;
import dev.gatehouse.oidc.token.ActiveTokens;
import dev.gatehouse.platform.PublicUrl;
import io.smallrye.common.annotation.NonBlocking;

/**
 * Token introspection (RFC 7662), for access tokens. A confidential client learns of its own tokens and of those that are for
 * an audience it shares; of anything else it learns only that it is not active for it (§4).
 */
@Path(OidcPaths.INTROSPECT)
@PermitAll
class IntrospectionResource {

    private static final Map<String, Object> INACTIVE = Map.of("active", false);

    private final ClientAuthentication authentication;
    private final ActiveTokens tokens;
    private final PublicUrl publicUrl;

    IntrospectionResource(ClientAuthentication authentication, ActiveTokens tokens, PublicUrl publicUrl) {
        this.authentication = authentication;
        this.tokens = tokens;
        this.publicUrl = publicUrl;
    }

    @POST
    @NonBlocking
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    public Response introspect(String body, HttpHeaders headers, UriInfo uri) {
        var request = FormRequest.read(body, headers, uri);
        var client = authentication.authenticate(request);
        if (client.isPublic()) {
            throw OAuthError.invalidClient("public client at introspection");
        }
        return OAuthResponses.unstored(tokens.find(request.parameters().require(OAuthParameter.TOKEN))
                .filter(token -> concerns(token, client)).map(this::active).orElse(INACTIVE));
    }

    private static boolean concerns(AccessToken token, Client client) {
        return token.clientId().equals(client.id()) || !Collections.disjoint(token.audience(), client.audience());
    }

    /** §2.2; here the audience is always a list. */
    private Map<String, Object> active(AccessToken token) {
        var response = token.claims(publicUrl.issuer()).toldIn(Claim.Place.INTROSPECTION).put(Claim.AUD, token.audience())
                .wire();
        response.put("active", true);
        response.put("token_type", "Bearer");
        return response;
    }
}
