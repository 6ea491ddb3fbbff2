package dev.gatehouse.oidc.client;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import dev.gatehouse.oidc.GrantType;
import dev.gatehouse.oidc.Scopes;
import dev.gatehouse.platform.TokenHash;

/**
 * An application that may ask for tokens (RFC 6749 §2). It exists only when the policy file's section found
 * nothing wrong with it.
 *
 * @param id never looks like a UUID, so that it cannot be taken for a person's subject (RFC 9700 §4.15)
 * @param secrets hashes of up to two secrets, so that one can be replaced while the other is in use
 * @param redirectUris as registered; a request must name one exactly, but for the port of a loopback address (RFC 8252 §7.3)
 * @param origins web origins that may read our responses (CORS)
 * @param audience the resources its tokens are for (RFC 8707)
 * @param requiresPkce whether an authorization request must carry a code challenge (RFC 7636); one that was sent is always
 *        enforced
 * @param trusted whether people are not asked for consent; never when another program could pass for the client
 */
public record Client(String id, String name, ClientAuthMethod auth, List<TokenHash> secrets, Set<GrantType> grants,
        List<String> redirectUris, List<String> postLogoutRedirectUris, List<String> origins, Scopes scopes,
        List<String> audience, boolean requiresPkce, boolean trusted) {

    public Client {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(auth);
        Objects.requireNonNull(scopes);
        secrets = List.copyOf(secrets);
        grants = Set.copyOf(grants);
        redirectUris = List.copyOf(redirectUris);
        postLogoutRedirectUris = List.copyOf(postLogoutRedirectUris);
        origins = List.copyOf(origins);
        audience = List.copyOf(audience);
    }

    /** Whether it is public: it holds no secret, so that what it says of itself proves nothing (RFC 6749 §2.1). */
    public boolean isPublic() {
        return auth == ClientAuthMethod.NONE;
    }

    /**
     * Whether only this client gets what is sent to the redirect URI: it has a secret, or the address is on the web, or on the
     * issuer's own origin. Any program of a device can listen on loopback or claim a private-use scheme (RFC 8252 §8.6).
     */
    public boolean isAloneAt(String redirectUri, String issuer) {
        return !isPublic() || redirectUri.startsWith("https://") || redirectUri.startsWith(issuer + "/");
    }

    /** What {@code resource} may name (RFC 8707 §2): its audience, and our own userinfo endpoint by the issuer. */
    public List<String> resources(String issuer) {
        return Stream.concat(audience.stream(), Stream.of(issuer)).distinct().toList();
    }

    public boolean mayUse(GrantType grant) {
        return grants.contains(grant);
    }
}
