package dev.gatehouse.oidc.check;

import java.util.Optional;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthParameter;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.WireValue;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.oidc.request.CodeChallenge;

/**
 * A code is bound to who asked for it by the SHA-256 of a secret (RFC 7636 §4.3). {@code plain}, which is also what a missing
 * method means, is refused: it would undo what PKCE is for (RFC 9700 §2.1.1, §4.8).
 */
final class PkceCheck {

    private PkceCheck() {
    }

    static Optional<CodeChallenge> check(OAuthParameters sent, Client client) {
        Optional<String> method = sent.find(OAuthParameter.CODE_CHALLENGE_METHOD);
        Optional<String> challenge = sent.find(OAuthParameter.CODE_CHALLENGE);
        if (challenge.isEmpty()) {
            if (client.requiresPkce() || method.isPresent()) {
                throw OAuthError.invalidRequest("The parameter code_challenge is missing.");
            }
            return Optional.empty();
        }
        if (method.flatMap(text -> WireValue.parse(CodeChallenge.Method.class, text)).isEmpty()) {
            throw OAuthError.invalidRequest("The code_challenge_method must be S256.");
        }
        return Optional.of(challenge.flatMap(CodeChallenge::parse).orElseThrow(
                () -> OAuthError.invalidRequest("The code_challenge is not the base64url of a SHA-256.")));
    }
}
