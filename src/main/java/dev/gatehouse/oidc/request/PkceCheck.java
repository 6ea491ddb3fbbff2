package dev.gatehouse.oidc.request;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.client.Client;

/**
 * A code is bound to who asked for it by the SHA-256 of a secret (RFC 7636 §4.3). {@code plain}, which is also what a missing
 * method means, is refused: it would undo what PKCE is for (RFC 9700 §2.1.1, §4.8).
 */
final class PkceCheck implements AuthorizationCheck {

    private static final Pattern SHA_256 = Pattern.compile("[A-Za-z0-9_-]{43}");

    @Override
    public void check(AuthorizationRequest request, Client client) {
        if (request.codeChallenge().isEmpty()) {
            refuseIf(client.requiresPkce() || request.codeChallengeMethod().isPresent(),
                    "The parameter code_challenge is missing.");
            return;
        }
        refuseIf(!request.codeChallengeMethod().equals(Optional.of("S256")),
                "The code_challenge_method must be S256.");
        refuseIf(!SHA_256.matcher(request.codeChallenge().get()).matches(),
                "The code_challenge is not the base64url of a SHA-256.");
    }

    private static void refuseIf(boolean wrong, String why) {
        if (wrong) {
            throw OAuthError.invalidRequest(why);
        }
    }
}
