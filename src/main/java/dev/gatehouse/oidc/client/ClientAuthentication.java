package dev.gatehouse.oidc.client;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.oidc.OAuthError;
import dev.gatehouse.oidc.OAuthParameters;
import dev.gatehouse.platform.TokenHash;

/**
 * Decides which client a request comes from (RFC 6749 §2.3). It always runs: that a client is public is one of its results,
 * never a reason to skip it. An unknown client, a wrong secret and a wrong method take the same steps and get the same
 * response.
 */
@ApplicationScoped
public class ClientAuthentication {

    private static final TokenHash NOBODY = TokenHash.stored(new byte[32]);

    private final CurrentClients clients;
    private final CorsFilter cors;

    ClientAuthentication(CurrentClients clients, CorsFilter cors) {
        this.clients = clients;
        this.cors = cors;
    }

    /**
     * The client the request comes from.
     *
     * @param authorization
     *        every {@code Authorization} header of the request
     * @throws OAuthError
     *         {@code invalid_client}, or {@code invalid_request} where it authenticates in two ways
     */
    public Client authenticate(List<String> authorization, OAuthParameters parameters) {
        var presented = ClientCredentials.read(authorization, parameters);
        var client = clients.find(presented.id());
        byte[] hash = TokenHash.of(presented.secret().map(secret -> secret.value()).orElse("")).bytes();
        boolean secretFits = matchesAny(hash, client.map(Client::secrets).orElse(List.of()));

        var proven = client
                .filter(known -> known.auth() == presented.method())
                .filter(known -> known.isPublic() || secretFits)
                .orElseThrow(() -> OAuthError.invalidClient("client=" + printable(presented.id())));
        cors.allow(proven);
        return proven;
    }

    /** Always two comparisons, so that neither the number of secrets nor the existence of the client shows in the time. */
    private static boolean matchesAny(byte[] hash, List<TokenHash> secrets) {
        boolean first = (secrets.isEmpty() ? NOBODY : secrets.getFirst()).matches(hash);
        boolean second = (secrets.size() < 2 ? NOBODY : secrets.get(1)).matches(hash);
        return first | second;
    }

    private static String printable(String id) {
        String cleaned = id.replaceAll("[^\\x21-\\x7E]", "?");
        return cleaned.length() <= 100 ? cleaned : cleaned.substring(0, 100) + "…";
    }
}
