package dev.gatehouse.oidc.token;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.revocation.RevocationKind;
import dev.gatehouse.account.revocation.RevocationSet;
import dev.gatehouse.oidc.client.CurrentClients;

/** An access token that counts: one of ours, its time is now, and nothing it rests on is gone. */
@ApplicationScoped
public class ActiveTokens {

    private final AccessTokenVerifier verifier;
    private final CurrentClients clients;
    private final RevocationSet revocations;

    ActiveTokens(AccessTokenVerifier verifier, CurrentClients clients, RevocationSet revocations) {
        this.verifier = verifier;
        this.clients = clients;
        this.revocations = revocations;
    }

    public Optional<AccessToken> read(String jwt) {
        return switch (verifier.verify(jwt)) {
            case TokenVerdict.Accepted accepted -> Optional.of(accepted.facts()).filter(facts -> !isGone(facts));
            case TokenVerdict.Rejected rejected -> Optional.empty();
        };
    }

    private boolean isGone(AccessToken facts) {
        return clients.find(facts.clientId()).isEmpty()
                || revocations.isRevoked(RevocationKind.TOKEN, facts.jti())
                || facts.sid().filter(sid -> revocations.isRevoked(RevocationKind.SESSION, sid)).isPresent();
    }
}
