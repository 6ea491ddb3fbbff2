package dev.gatehouse.oidc.check;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.gatehouse.keys.JwtVerifier;
import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.client.CurrentClients;
import dev.gatehouse.oidc.request.AuthorizationRequest;
import dev.gatehouse.oidc.request.IdTokenHint;
import dev.gatehouse.oidc.request.RedirectTarget;
import dev.gatehouse.oidc.request.RedirectUri;
import dev.gatehouse.platform.PublicUrl;

/**
 * The order in which a request is checked. The first two checks find out whom to answer; what fails them is told to the person
 * on a page, because an address that nobody vouches for is never redirected to (RFC 6749 §4.1.2.1, RFC 9700 §4.11). What fails
 * a later one is told to the application.
 */
@ApplicationScoped
public class AuthorizationChecks {

    private final CurrentClients clients;
    private final IdTokenHint.Reader hints;
    private final String issuer;

    @Inject
    AuthorizationChecks(CurrentClients clients, JwtVerifier verifier, PublicUrl publicUrl) {
        this(clients, IdTokenHint.reader(verifier), publicUrl.issuer());
    }

    AuthorizationChecks(CurrentClients clients, IdTokenHint.Reader hints, String issuer) {
        this.clients = clients;
        this.hints = hints;
        this.issuer = issuer;
    }

    public CheckResult check(OAuthParameters sent) {
        Client client = KnownClientCheck.check(sent, clients);
        RedirectUri redirectUri = RedirectUriCheck.check(sent, client);
        var to = new RedirectTarget(redirectUri, ResponseModeCheck.orQuery(sent), StateCheck.orNone(sent));
        try {
            return new CheckResult.Valid(check(sent, client, to));
        } catch (OAuthError error) {
            return new CheckResult.Invalid(error, client, to);
        }
    }

    private AuthorizationRequest check(OAuthParameters sent, Client client, RedirectTarget to) {
        UnsupportedParameterCheck.check(sent);
        ResponseTypeCheck.check(sent, client);
        ResponseModeCheck.check(sent);
        var scopes = ScopeCheck.check(sent, client);
        var resources = ResourceCheck.check(sent, client, issuer);
        var challenge = PkceCheck.check(sent, client);
        StateCheck.check(sent);
        var nonce = NonceCheck.check(sent);
        var prompts = PromptCheck.check(sent);
        var maxAge = MaxAgeCheck.check(sent);
        var hint = IdTokenHintCheck.check(sent, client, hints);
        return new AuthorizationRequest(client, to, scopes, resources, challenge, nonce, prompts, maxAge, hint);
    }
}
