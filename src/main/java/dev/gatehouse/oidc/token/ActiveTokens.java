package dev.gatehouse.oidc.token;

import java.util.Optional;

import jakarta.inject.Singleton;

import dev.gatehouse.account.revocation.RevocationKind;
import dev.gatehouse.account.revocation.RevocationSet;
import dev.gatehouse.oidc.client.CurrentClients;
import dev.gatehouse.platform.Front;

/**
 * Whether a token is active (RFC 7662 §2.2): one of ours, its time is now, and nothing it rests on is gone. From memory,
 * without waiting.
 */
@Front
@Singleton
public class ActiveTokens {

    private final AccessTokenVerifier verifier;
    private final CurrentClients clients;
    private final RevocationSet revocations;

    ActiveTokens(AccessTokenVerifier verifier, CurrentClients clients, RevocationSet revocations) {
        this.verifier = verifier;
        this.clients = clients;
        this.revocations = revocations;
    }

    public Optional<AccessToken> find(String jwt) {
        return switch (verifier.verify(jwt)) {
            case TokenVerdict.Accepted accepted -> Optional.of(accepted.token()).filter(token -> objection(token).isEmpty());
            case TokenVerdict.Rejected rejected -> Optional.empty();
        };
    }

    /** What makes a token that was verified inactive, if anything; for the log only. */
    public Optional<String> objection(AccessToken token) {
        if (clients.find(token.clientId()).isEmpty()) {
            return Optional.of("issued to a client that is no longer known");
        }
        if (revocations.isRevoked(RevocationKind.TOKEN, token.jti())) {
            return revokedBy(RevocationKind.TOKEN);
        }
        if (!token.isMachine() && revocations.isOutdated(token.subject(), token.authorization().updatedAt())) {
            return Optional.of("issued before the roles or groups of the person were changed");
        }
        return token.sid().flatMap(this::objectionToSession);
    }

    private Optional<String> objectionToSession(String sid) {
        return revocations.isRevoked(RevocationKind.SESSION, sid) ? revokedBy(RevocationKind.SESSION) : Optional.empty();
    }

    private static Optional<String> revokedBy(RevocationKind kind) {
        return Optional.of("revoked by " + kind);
    }
}
