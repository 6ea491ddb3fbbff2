package dev.gatehouse.oidc.discovery;

import java.util.List;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import dev.gatehouse.account.Authentication;
import dev.gatehouse.keys.JwsAlgorithm;
import dev.gatehouse.keys.jwks.KeysPaths;
import dev.gatehouse.oidc.Claim;
import dev.gatehouse.oidc.GrantType;
import dev.gatehouse.oidc.OidcPaths;
import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.oidc.WireValue;
import dev.gatehouse.oidc.client.ClientAuthMethod;
import dev.gatehouse.oidc.request.CodeChallenge;
import dev.gatehouse.oidc.request.Prompt;
import dev.gatehouse.oidc.request.ResponseMode;
import dev.gatehouse.oidc.request.ResponseType;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Provider metadata (OpenID Connect Discovery §3, RFC 8414 §2, RFC 9207 §3). What a field's absence would mean by its
 * specification, and is not so here, is said.
 */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ProviderMetadata(String issuer, String authorizationEndpoint, String tokenEndpoint, String jwksUri,
        String userinfoEndpoint, String endSessionEndpoint, String introspectionEndpoint, String revocationEndpoint,
        List<String> scopesSupported, List<String> responseTypesSupported, List<String> responseModesSupported,
        List<String> grantTypesSupported, List<String> subjectTypesSupported,
        List<String> idTokenSigningAlgValuesSupported, List<String> tokenEndpointAuthMethodsSupported,
        List<String> introspectionEndpointAuthMethodsSupported, List<String> revocationEndpointAuthMethodsSupported,
        List<String> codeChallengeMethodsSupported, List<String> acrValuesSupported, List<String> claimsSupported,
        List<String> promptValuesSupported, boolean authorizationResponseIssParameterSupported,
        boolean claimsParameterSupported, boolean requestParameterSupported, boolean requestUriParameterSupported) {

    static ProviderMetadata of(String issuer) {
        var authMethods = WireValue.all(ClientAuthMethod.class);
        var confidential = authMethods.stream().filter(method -> !method.equals(ClientAuthMethod.NONE.wire())).toList();
        return new ProviderMetadata(issuer, issuer + OidcPaths.AUTHORIZE, issuer + OidcPaths.TOKEN, issuer + KeysPaths.JWKS,
                issuer + OidcPaths.USERINFO, issuer + OidcPaths.LOGOUT, issuer + OidcPaths.INTROSPECT,
                issuer + OidcPaths.REVOKE,
                Scopes.STANDARD, WireValue.all(ResponseType.class),
                WireValue.all(ResponseMode.class),
                WireValue.all(GrantType.class), List.of("public"),
                List.of(JwsAlgorithm.RS256.name()), authMethods, confidential, authMethods,
                WireValue.all(CodeChallenge.Method.class), List.of(Authentication.PHISHING_RESISTANT),
                Claim.supported(),
                WireValue.all(Prompt.class), true, false, false, false);
    }
}
