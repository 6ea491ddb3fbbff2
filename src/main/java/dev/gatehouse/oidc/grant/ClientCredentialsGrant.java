package dev.gatehouse.oidc.grant;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.oidc.GrantType;
import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthErrorCode;
import dev.gatehouse.oidc.OAuthParameter;
import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.oidc.token.Audience;
import dev.gatehouse.oidc.token.Authorization;
import dev.gatehouse.platform.PublicUrl;
import io.smallrye.mutiny.Uni;

/** A client speaks for itself (RFC 6749 §4.4). Scopes that only make sense for a person are not its to have. */
@ApplicationScoped
class ClientCredentialsGrant implements Grant {

    private final PublicUrl publicUrl;

    ClientCredentialsGrant(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    @Override
    public GrantType type() {
        return GrantType.CLIENT_CREDENTIALS;
    }

    @Override
    public Uni<GrantOutcome> authorize(TokenRequest request) {
        var client = request.client();
        if (client.isPublic()) {
            throw OAuthError.of(OAuthErrorCode.UNAUTHORIZED_CLIENT, "A public client cannot use this grant.");
        }
        var own = client.scopes().without(Scopes.OPENID).without(Scopes.PROFILE).without(Scopes.OFFLINE_ACCESS);
        Scopes scopes = request.parameters().scopes().orElse(own);
        if (!own.containsAll(scopes)) {
            throw OAuthError.of(OAuthErrorCode.INVALID_SCOPE, "The scope is not one this client may have.");
        }
        var resources = Audience.narrow(client, List.of(), request.parameters().all(OAuthParameter.RESOURCE),
                publicUrl.issuer());
        return Uni.createFrom().item(new GrantOutcome.Granted(new Authorization(client, Optional.empty(), false, scopes,
                Audience.of(client, resources, scopes, publicUrl.issuer()), Optional.empty(), Optional.empty(),
                Optional.empty())));
    }
}
