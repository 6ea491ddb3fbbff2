package dev.gatehouse.oidc.token;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.revocation.RevocationKind;
import dev.gatehouse.account.revocation.Revoker;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Takes back all that came of a grant: its refresh family, and every access token that has not expired. */
@ApplicationScoped
class GrantRevocation {

    private final RefreshFamilies families;
    private final IssuedTokens issued;
    private final Revoker revoking;
    private final AuditTrail trail;
    private final Clock clock;

    GrantRevocation(RefreshFamilies families, IssuedTokens issued, Revoker revoking, AuditTrail trail, Clock clock) {
        this.families = families;
        this.issued = issued;
        this.revoking = revoking;
        this.trail = trail;
        this.clock = clock;
    }

    /** In the caller's transaction. */
    Uni<Void> revoke(UUID grantId, String clientId, String reason) {
        var now = clock.instant();
        return families.lock(grantId)
                .invoke(family -> family.ifPresent(found -> found.revoke(now)))
                .chain(() -> issued.liveOf(grantId, now))
                .chain(tokens -> Multi.createFrom().iterable(tokens)
                        .onItem().transformToUniAndConcatenate(this::revoke).collect().last())
                .chain(() -> trail.record(AuditEvent.of("oidc.grant.revoked", Actor.client(clientId)).about(grantId)
                        .with("reason", reason)));
    }

    private Uni<Void> revoke(IssuedToken token) {
        return revoking.revoke(RevocationKind.TOKEN, token.jti().toString(), token.expiresAt());
    }
}
