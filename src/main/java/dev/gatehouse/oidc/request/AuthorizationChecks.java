package dev.gatehouse.oidc.request;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.client.CurrentClients;
import dev.gatehouse.platform.PublicUrl;

/**
 * The order in which a request is checked. The first two rules find out whom to answer; what breaks them is told to the person
 * on a page, because an address that nobody vouches for is never redirected to (RFC 6749 §4.1.2.1, RFC 9700 §4.11). What breaks
 * a later one is told to the application.
 */
@ApplicationScoped
public class AuthorizationChecks {

    private final List<AuthorizationCheck> inOrder;
    private final KnownClientCheck knownClient;
    private final RedirectUriCheck redirectUri = new RedirectUriCheck();

    AuthorizationChecks(CurrentClients clients, PublicUrl publicUrl) {
        inOrder = List.of(
                new RequestObjectCheck(),
                new PossessionProofCheck(),
                new ResponseTypeCheck(),
                new ResponseModeCheck(),
                new GrantCheck(),
                new ScopeCheck(),
                new ResourceCheck(publicUrl.issuer()),
                new PkceCheck(),
                new StateCheck(),
                new NonceCheck(),
                new PromptCheck(),
                new MaxAgeCheck());
        knownClient = new KnownClientCheck(clients);
    }

    public CheckResult judge(AuthorizationRequest request) {
        Client client = knownClient.require(request);
        String verified = redirectUri.require(request, client);
        try {
            inOrder.forEach(rule -> rule.check(request, client));
            return new CheckResult.Valid(request, client, new RedirectTarget(verified, request.answerMode(), request.state()));
        } catch (OAuthError error) {
            var state = request.state().filter(StateCheck::isSound);
            return new CheckResult.Invalid(error, client, new RedirectTarget(verified, request.answerMode(), state));
        }
    }
}
