package dev.gatehouse.oidc.refresh;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.oidc.token.IssuedTokens;
import io.smallrye.mutiny.Uni;

/** Takes back all that came of a grant: its refresh family, and every access token that has not expired. */
@ApplicationScoped
public class GrantRevocation {

    private final RefreshFamilies families;
    private final IssuedTokens issued;
    private final AuditTrail trail;
    private final Clock clock;

    GrantRevocation(RefreshFamilies families, IssuedTokens issued, AuditTrail trail, Clock clock) {
        this.families = families;
        this.issued = issued;
        this.trail = trail;
        this.clock = clock;
    }

    /** In the caller's transaction. */
    public Uni<Void> revoke(UUID grantId, Actor by, String reason) {
        var now = clock.instant();
        return families.lock(grantId)
                .invoke(family -> family.ifPresent(found -> found.revoke(now)))
                .chain(() -> issued.revokeAllOf(grantId, now))
                .chain(() -> trail.record(AuditEvent.of("oidc.grant.revoked", by).about(grantId)
                        .with("reason", reason)));
    }
}
