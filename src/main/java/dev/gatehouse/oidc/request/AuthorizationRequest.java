package dev.gatehouse.oidc.request;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.oidc.PossessionProofs;
import dev.gatehouse.oidc.Scopes;

/**
 * An authorization request as it was sent (RFC 6749 §4.1.1, RFC 7636 §4.3, RFC 8707 §2, OpenID Connect Core §3.1.2.1). Reading
 * it never fails; the checks say what is wrong, and the typed questions below are safe once they have passed.
 *
 * @param requestObject
 *        the names of parameters that carry a whole other request
 * @param proofs
 *        the names of parameters that would bind the code to a key
 */
public record AuthorizationRequest(Optional<String> clientId, Optional<String> redirectUri, Optional<String> responseType,
        Optional<String> responseMode, Optional<String> scope, Optional<String> state, Optional<String> nonce,
        Optional<String> codeChallenge, Optional<String> codeChallengeMethod, Optional<String> prompt,
        Optional<String> maxAge, Optional<String> idTokenHint, List<String> resources, List<String> requestObject,
        List<String> proofs) {

    private static final List<String> REQUEST_OBJECTS = List.of("request", "request_uri", "registration");

    public static AuthorizationRequest of(OAuthParameters sent) {
        return new AuthorizationRequest(sent.find("client_id"), sent.find("redirect_uri"), sent.find("response_type"),
                sent.find("response_mode"), sent.find("scope"), sent.find("state"), sent.find("nonce"),
                sent.find("code_challenge"), sent.find("code_challenge_method"), sent.find("prompt"),
                sent.find("max_age"), sent.find("id_token_hint"), sent.all("resource"),
                REQUEST_OBJECTS.stream().filter(sent::has).toList(),
                PossessionProofs.PARAMETERS.stream().filter(sent::has).toList());
    }

    public Scopes scopes() {
        return scope.map(Scopes::parse).orElse(Scopes.NONE);
    }

    public boolean asksFor(Prompt wanted) {
        return prompts().contains(wanted);
    }

    /** How old the sign-in may be at most, when the application says so. */
    public Optional<Duration> oldestSignIn() {
        return maxAge.map(Long::parseLong).map(Duration::ofSeconds);
    }

    Set<Prompt> prompts() {
        var prompts = EnumSet.noneOf(Prompt.class);
        prompt.stream().flatMap(text -> Arrays.stream(text.strip().split(" +"))).forEach(word -> prompts.add(
                Prompt.parse(word).orElseThrow(() -> OAuthError.invalidRequest("The prompt is not one we know."))));
        return prompts;
    }

    /** Whether the answer goes by a form; anything unknown falls back to the query, where its error is then told. */
    ResponseMode answerMode() {
        return responseMode.flatMap(ResponseMode::parse).orElse(ResponseMode.QUERY);
    }
}
