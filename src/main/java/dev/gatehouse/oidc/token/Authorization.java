package dev.gatehouse.oidc.token;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.oidc.client.Client;
import dev.gatehouse.platform.OpaqueToken;

/**
 * What may be issued, and nothing else will be.
 *
 * @param person on whose behalf; empty when the client speaks for itself
 * @param sessionBound whether the tokens end with the person's session; with {@code offline_access} only the first ones do
 * @param audience never empty
 * @param grantId names the grant by which the tokens can be revoked together; empty when there is nothing to keep them together
 * @param refreshToken to be handed out beside them
 */
public record Authorization(Client client, Optional<Person> person, boolean sessionBound,
        Scopes scopes, List<String> audience,
        Optional<String> nonce, Optional<UUID> grantId, Optional<OpaqueToken> refreshToken) {

    public Authorization {
        Objects.requireNonNull(client);
        Objects.requireNonNull(person);
        Objects.requireNonNull(scopes);
        Objects.requireNonNull(nonce);
        Objects.requireNonNull(grantId);
        Objects.requireNonNull(refreshToken);
        audience = List.copyOf(audience);
        if (audience.isEmpty()) {
            throw new IllegalArgumentException("a token for nobody");
        }
    }

    public Authorization with(OpaqueToken refresh) {
        return new Authorization(client, person, sessionBound, scopes, audience, nonce, grantId, Optional.of(refresh));
    }

    /** The subject of the tokens (OpenID Connect Core §2; RFC 9068 §2.2 for machines). */
    String subject() {
        return person.map(who -> who.account().toString()).orElse(client.id());
    }
}
