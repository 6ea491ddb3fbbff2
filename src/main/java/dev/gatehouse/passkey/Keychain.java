package dev.gatehouse.passkey;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.DisplayName;
import dev.gatehouse.account.session.SessionEnding;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.platform.Front;
import dev.gatehouse.platform.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** The passkeys of one person: listed, named, removed. */
@Front
@ApplicationScoped
public class Keychain {

    private final Passkeys passkeys;
    private final SessionEnding sessions;
    private final AuditTrail audit;

    Keychain(Passkeys passkeys, SessionEnding sessions, AuditTrail audit) {
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.audit = audit;
    }

    @WithSession
    public Uni<List<PasskeyCard>> of(AccountId owner) {
        return passkeys.of(owner).map(found -> found.stream().map(Passkey::card).toList());
    }

    @WithTransaction
    public Uni<Void> rename(AccountId owner, UUID id, String typed) {
        var name = DisplayName.parse(typed);
        if (name.isEmpty()) {
            return Uni.createFrom().failure(Problem.badRequest("bad-name", "Give it a name of 1 to 100 letters."));
        }
        return passkeys.of(owner)
                .invoke(found -> own(found, id).rename(name.get()))
                .chain(() -> audit.record(AuditEvent.of("passkey.renamed", Actor.person(owner.value())).about(id)));
    }

    /** Removes a passkey, and ends what was started with it. The last one that works stays. */
    @WithTransaction
    public Uni<Void> remove(AccountId owner, UUID id) {
        return passkeys.lockedOf(owner)
                .invoke(found -> requireAnother(found, own(found, id)))
                .chain(found -> passkeys.delete(own(found, id)))
                .chain(() -> sessions.endAllFrom(id, "passkey removed"))
                .chain(() -> audit.record(AuditEvent.of("passkey.removed", Actor.person(owner.value())).about(id)))
                .onFailure(Problem.class).invoke(refusal -> audit.refused(AuditEvent.refusal("passkey.removal.refused",
                        Actor.person(owner.value()), refusal.code()).about(id)));
    }

    private static Passkey own(List<Passkey> passkeys, UUID id) {
        return passkeys.stream().filter(passkey -> passkey.id().equals(id)).findFirst().orElseThrow(Problem::notFound);
    }

    private static void requireAnother(List<Passkey> passkeys, Passkey leaving) {
        if (passkeys.stream().noneMatch(passkey -> passkey != leaving && !passkey.isLocked())) {
            throw Problem.conflict("last-passkey",
                    "This is the only passkey that opens your account. Add another one first, then remove this one.");
        }
    }
}
