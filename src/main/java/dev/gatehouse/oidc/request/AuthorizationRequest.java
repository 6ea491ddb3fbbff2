package dev.gatehouse.oidc.request;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.oidc.client.Client;

/**
 * An authorization request that passed all checks (RFC 6749 §4.1.1, RFC 7636 §4.3, RFC 8707 §2, OpenID Connect Core §3.1.2.1).
 * What was sent is {@code OAuthParameters}; only {@code oidc.check} makes one of these of it.
 *
 * @param to where the response goes
 * @param resources what the tokens are asked for; empty for the client's own audience
 * @param challenge empty only where the client need not send one
 * @param maxAge how old the sign-in may be at most
 * @param idTokenHint whom the application means
 */
public record AuthorizationRequest(Client client, RedirectTarget to, Scopes scopes, List<String> resources,
        Optional<CodeChallenge> challenge, Optional<String> nonce, Set<Prompt> prompts, Optional<Duration> maxAge,
        Optional<IdTokenHint> idTokenHint) {

    public AuthorizationRequest {
        Objects.requireNonNull(client);
        Objects.requireNonNull(to);
        Objects.requireNonNull(scopes);
        Objects.requireNonNull(challenge);
        Objects.requireNonNull(nonce);
        Objects.requireNonNull(maxAge);
        Objects.requireNonNull(idTokenHint);
        resources = List.copyOf(resources);
        prompts = Set.copyOf(prompts);
    }

    public boolean asksFor(Prompt prompt) {
        return prompts.contains(prompt);
    }
}
