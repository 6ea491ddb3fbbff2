package dev.gatehouse.oidc.discovery;

import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import dev.gatehouse.oidc.Claim;
import dev.gatehouse.oidc.GrantType;
import dev.gatehouse.oidc.request.Prompt;
import dev.gatehouse.oidc.request.ResponseMode;
import dev.gatehouse.platform.PublicUrl;
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

    static ProviderMetadata of(PublicUrl url) {
        var secrets = List.of("client_secret_basic", "client_secret_post");
        var secretsOrNone = List.of("client_secret_basic", "client_secret_post", "none");
        return new ProviderMetadata(url.issuer(), url.at("/oauth2/authorize"), url.at("/oauth2/token"), url.at("/oauth2/jwks"),
                url.at("/oauth2/userinfo"), url.at("/oauth2/logout"), url.at("/oauth2/introspect"), url.at("/oauth2/revoke"),
                List.of("openid", "profile", "offline_access"), List.of("code"),
                Arrays.stream(ResponseMode.values()).map(ResponseMode::wire).toList(),
                GrantType.wires(), List.of("public"),
                List.of("RS256"), secretsOrNone, secrets, secretsOrNone, List.of("S256"), List.of("phr"),
                Claim.supported(),
                Arrays.stream(Prompt.values()).map(Prompt::wire).toList(), true, false, false, false);
    }
}
