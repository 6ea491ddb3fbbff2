package dev.gatehouse.oidc.client;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.oidc.OAuthError;
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
    private final AuditTrail trail;

    ClientAuthentication(CurrentClients clients, CorsFilter cors, AuditTrail trail) {
        this.clients = clients;
        this.cors = cors;
        this.trail = trail;
    }

    /**
     * The client the request comes from. Whoever is not believed stands in the audit trail as a stranger.
     *
     * @throws OAuthError {@code invalid_client}, or {@code invalid_request} where it authenticates in two ways
     */
    public Client authenticate(FormRequest request) {
        try {
            var presented = ClientCredentials.read(request.authorization(), request.parameters());
            var client = verify(presented, clients.find(presented.id()));
            cors.allow(client);
            return client;
        } catch (OAuthError refusal) {
            trail.refused(AuditEvent.refusal("oidc.client.refused", Actor.stranger(), refusal.getMessage()));
            throw refusal;
        }
    }

    static Client verify(ClientCredentials presented, Optional<Client> client) {
        byte[] hash = TokenHash.of(presented.secret().map(secret -> secret.value()).orElse("")).bytes();
        boolean secretFits = matchesAny(hash, client.map(Client::secrets).orElse(List.of()));

        return client
                .filter(known -> known.auth() == presented.method())
                .filter(known -> known.isPublic() || secretFits)
                .orElseThrow(() -> OAuthError.invalidClient("client=" + printable(presented.id())));
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
