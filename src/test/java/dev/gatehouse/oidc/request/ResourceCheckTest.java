package dev.gatehouse.oidc.request;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthErrorCode;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.client.ClientAuthMethod;
import dev.gatehouse.oidc.client.Pkce;

/** RFC 8707 §2: the authorization endpoint and the token endpoint agree on what a client may have tokens for. */
class ResourceCheckTest {

    private static final String ISSUER = "https://id.example.com";
    private static final Client CLIENT = new Client("app", "App", ClientAuthMethod.NONE, List.of(), Set.of(), List.of(),
            List.of(),
            List.of(), Scopes.NONE, List.of("https://api.example.com"), Pkce.REQUIRED, false);

    @ParameterizedTest
    @ValueSource(strings = { "", "resource=https://api.example.com", "resource=https://id.example.com",
            "resource=https://api.example.com&resource=https://id.example.com" })
    void takesTheClientsResourcesAndTheIssuer(String sent) {
        assertDoesNotThrow(() -> check(sent));
    }

    @ParameterizedTest
    @ValueSource(strings = { "resource=https://stock.example.com", "resource=https://id.example.com/",
            "resource=https://api.example.com&resource=https://stock.example.com" })
    void refusesEveryOther(String sent) {
        assertEquals(OAuthErrorCode.INVALID_TARGET, assertThrows(OAuthError.class, () -> check(sent)).code());
    }

    private static void check(String sent) {
        new ResourceCheck(ISSUER).check(AuthorizationRequest.of(OAuthParameters.parse(sent)), CLIENT);
    }
}
