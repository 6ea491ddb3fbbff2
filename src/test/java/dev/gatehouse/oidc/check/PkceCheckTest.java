package dev.gatehouse.oidc.check;

import static dev.gatehouse.oidc.check.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.client.GivenClient;
import dev.gatehouse.oidc.request.CodeChallenge;

/** RFC 7636 §4.3 and attack 40 (Spring Authorization Server CVE-2024-22258): the challenge is left out or made worthless. */
class PkceCheckTest {

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final String S256 = "code_challenge=" + CHALLENGE + "&code_challenge_method=S256";
    private static final Client REQUIRED = GivenClient.confidential();
    private static final Client OPTIONAL = GivenClient.confidential("pkce: optional");

    @Test
    void takesTheSha256OfAVerifier() {
        assertEquals(Optional.of(new CodeChallenge(CHALLENGE)), check(S256, REQUIRED));
        assertEquals(Optional.of(new CodeChallenge(CHALLENGE)), check(S256, OPTIONAL));
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
        assertRefused(() -> check(sent, REQUIRED));
    }

    @Test
    void mayBeLeftOutWhereThePolicySaysSoButNotByHalves() {
        assertEquals(Optional.empty(), check("scope=x", OPTIONAL));
        assertRefused(() -> check("code_challenge_method=S256", OPTIONAL));
        assertRefused(() -> check(S256.replace("S256", "plain"), OPTIONAL));
    }

    private static Optional<CodeChallenge> check(String sent, Client client) {
        return PkceCheck.check(OAuthParameters.parse(sent), client);
    }
}
