package dev.gatehouse.oidc.refresh;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.session.SessionDependent;
import dev.gatehouse.audit.Actor;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Ends refresh families when somebody signs out everywhere or removes a passkey: those with {@code offline_access} would
 * survive the end of their session otherwise.
 */
@ApplicationScoped
class GrantTermination implements SessionDependent {

    private final RefreshFamilies families;
    private final GrantRevocation revocation;

    GrantTermination(RefreshFamilies families, GrantRevocation revocation) {
        this.families = families;
        this.revocation = revocation;
    }

    @Override
    public Uni<Void> endAllOf(AccountId account, Optional<UUID> exceptSid, Actor by, String reason) {
        return families.openOf(account.value()).chain(open -> end(open.stream()
                .filter(family -> exceptSid.filter(family.person().sid()::equals).isEmpty()).toList(), by, reason));
    }

    @Override
    public Uni<Void> endAllFrom(UUID passkey, Actor by, String reason) {
        return families.openFrom(passkey).chain(open -> end(open, by, reason));
    }

    private Uni<Void> end(List<RefreshFamily> open, Actor by, String reason) {
        return Multi.createFrom().iterable(open)
                .onItem().transformToUniAndConcatenate(family -> revocation.revoke(family.grantId(), by, reason))
                .collect().last().replaceWithVoid();
    }
}
