package dev.gatehouse.oidc.check;

import static dev.gatehouse.oidc.check.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.oidc.OAuthErrorCode;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.client.GivenClient;

/** RFC 8707 §2: the authorization endpoint and the token endpoint agree on what a client may have tokens for. */
class ResourceCheckTest {

    private static final Client CLIENT = GivenClient.app("audience: [https://api.example.com]");

    @ParameterizedTest
    @CsvSource({ "'',0", "resource=https://api.example.com,1", "resource=https://id.example.com,1",
            "resource=https://api.example.com&resource=https://id.example.com,2" })
    void takesTheClientsResourcesAndTheIssuer(String sent, int resources) {
        assertEquals(resources, check(sent).size());
    }

    @ParameterizedTest
    @ValueSource(strings = { "resource=https://stock.example.com", "resource=https://id.example.com/",
            "resource=https://api.example.com&resource=https://stock.example.com" })
    void refusesEveryOther(String sent) {
        assertRefused(OAuthErrorCode.INVALID_TARGET, () -> check(sent));
    }

    private static List<String> check(String sent) {
        return ResourceCheck.check(OAuthParameters.parse(sent), CLIENT, GivenClient.ISSUER);
    }
}
