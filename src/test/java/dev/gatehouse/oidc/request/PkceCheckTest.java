package dev.gatehouse.oidc.request;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.client.ClientAuthMethod;
import dev.gatehouse.oidc.client.Pkce;

/** RFC 7636 §4.3 and attack 40 (Spring Authorization Server CVE-2024-22258): the challenge is left out or made worthless. */
class PkceCheckTest {

    private static final String S256 = "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";

    private final PkceCheck check = new PkceCheck();

    @Test
    void takesTheSha256OfAVerifier() {
        assertDoesNotThrow(() -> check.check(request(S256), client(Pkce.REQUIRED)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "scope=x", "code_challenge_method=S256",
            "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
            "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=plain",
            "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=s256",
            "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-c&code_challenge_method=S256",
            "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw%2BcM&code_challenge_method=S256",
            "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM%3D&code_challenge_method=S256" })
    void cannotBeDowngraded(String sent) {
        assertThrows(OAuthError.class, () -> check.check(request(sent), client(Pkce.REQUIRED)));
    }

    @Test
    void mayBeLeftOutWhereThePolicySaysSoButNotByHalves() {
        assertDoesNotThrow(() -> check.check(request("scope=x"), client(Pkce.OPTIONAL)));
        assertThrows(OAuthError.class, () -> check.check(request("code_challenge_method=S256"), client(Pkce.OPTIONAL)));
        assertThrows(OAuthError.class,
                () -> check.check(request(S256.replace("S256", "plain")), client(Pkce.OPTIONAL)));
    }

    private static AuthorizationRequest request(String sent) {
        return AuthorizationRequest.of(OAuthParameters.parse(sent));
    }

    private static Client client(Pkce pkce) {
        return new Client("app", "App", ClientAuthMethod.NONE, List.of(), Set.of(), List.of(), List.of(), List.of(),
                Scopes.NONE, List.of(), pkce, false);
    }
}
