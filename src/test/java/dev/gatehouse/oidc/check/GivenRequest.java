package dev.gatehouse.oidc.check;

import java.util.List;
import java.util.Optional;

import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.client.GivenClient;
import dev.gatehouse.oidc.request.AuthorizationRequest;
import dev.gatehouse.oidc.request.IdTokenHint;

/** Authorization requests that passed the real checks, for plain tests. A hint names its subject. */
public final class GivenRequest {

    public static final String VALID = "client_id=app&redirect_uri=https://app.example.com/callback&response_type=code"
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&scope=openid";

    private GivenRequest() {
    }

    /** With these parameters beside. */
    public static AuthorizationRequest with(String more) {
        return of(GivenClient.app(), more);
    }

    public static AuthorizationRequest of(Client client, String more) {
        var checks = new AuthorizationChecks(GivenClient.current(client),
                subject -> Optional.of(new IdTokenHint(subject, List.of(client.id()), Optional.empty())),
                GivenClient.ISSUER);
        return switch (checks.check(OAuthParameters.parse(more.isEmpty() ? VALID : VALID + "&" + more))) {
            case CheckResult.Valid valid -> valid.request();
            case CheckResult.Invalid invalid -> throw new AssertionError(invalid.error());
        };
    }
}
