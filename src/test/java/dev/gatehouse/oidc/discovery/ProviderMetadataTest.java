package dev.gatehouse.oidc.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.gatehouse.oidc.GrantType;
import dev.gatehouse.oidc.WireValue;
import dev.gatehouse.oidc.client.ClientAuthMethod;
import dev.gatehouse.oidc.request.CodeChallenge;
import dev.gatehouse.oidc.request.Prompt;
import dev.gatehouse.oidc.request.ResponseMode;
import dev.gatehouse.oidc.request.ResponseType;

/** What the checks and endpoints take is announced, every value of it: a new one is published by being there. */
class ProviderMetadataTest {

    private final ProviderMetadata metadata = ProviderMetadata.of("https://id.example.com");

    @Test
    void listsEveryValueOfEveryVocabulary() {
        assertEquals(words(ResponseType.values()), metadata.responseTypesSupported());
        assertEquals(words(ResponseMode.values()), metadata.responseModesSupported());
        assertEquals(words(Prompt.values()), metadata.promptValuesSupported());
        assertEquals(words(GrantType.values()), metadata.grantTypesSupported());
        assertEquals(words(CodeChallenge.Method.values()), metadata.codeChallengeMethodsSupported());
        assertEquals(words(ClientAuthMethod.values()), metadata.tokenEndpointAuthMethodsSupported());
        assertEquals(words(ClientAuthMethod.values()), metadata.revocationEndpointAuthMethodsSupported());
    }

    @Test
    void tellsByWhichScopesRolesAndGroupsAreAskedFor() {
        assertEquals(List.of("openid", "profile", "roles", "groups", "offline_access"), metadata.scopesSupported());
        assertTrue(metadata.claimsSupported().containsAll(List.of("roles", "groups")));
        assertFalse(metadata.claimsSupported().contains("updated_at"), "which no client is told");
    }

    /** A public client may not introspect, so that {@code none} is not announced there. */
    @Test
    void announcesNoneWhereAPublicClientIsTaken() {
        assertFalse(metadata.introspectionEndpointAuthMethodsSupported().contains("none"));
        assertTrue(metadata.introspectionEndpointAuthMethodsSupported().contains("client_secret_basic"));
    }

    private static List<String> words(WireValue... values) {
        return Arrays.stream(values).map(WireValue::wire).toList();
    }
}
