package dev.gatehouse.account.session;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.platform.Front;
import dev.gatehouse.platform.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

/**
 * What changes who comes in asks for, such as adding a passkey or inviting somebody: a sign-in of at most five minutes ago, by
 * a passkey that still signs in. A session whose passkey was suspended or removed is never fresh.
 */
@Front
@ApplicationScoped
public class FreshSignIn {

    /** A seam: whoever keeps the passkeys knows whether one that started a session still signs in. */
    public interface PasskeyStatus {

        Uni<Boolean> signsIn(UUID passkey, AccountId owner);
    }

    private final CurrentSession current;
    private final PasskeyStatus passkeys;
    private final AuditTrail audit;
    private final Clock clock;

    FreshSignIn(CurrentSession current, PasskeyStatus passkeys, AuditTrail audit, Clock clock) {
        this.current = current;
        this.passkeys = passkeys;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether it is there; where it is not, that is a refusal, and stands in the audit trail under {@code action}. */
    @WithSession
    public Uni<Boolean> isThereFor(String action) {
        var person = current.require();
        if (!person.isFresh(clock.instant())) {
            note(action, person, "the sign-in is not fresh");
            return Uni.createFrom().item(false);
        }
        return passkeys.signsIn(person.authentication().passkey(), person.account()).invoke(works -> {
            if (!works) {
                note(action, person, "the passkey of the sign-in is suspended or removed");
            }
        });
    }

    /** Who it is; a 403 where the sign-in is not fresh. */
    @WithSession
    public Uni<SignedIn> requireFor(String action) {
        return isThereFor(action).map(fresh -> {
            if (!fresh) {
                throw Problem.forbidden("fresh-sign-in-needed",
                        "It has been a while since you signed in. Use your passkey once more, then try again.");
            }
            return current.require();
        });
    }

    private void note(String action, SignedIn person, String reason) {
        audit.refused(AuditEvent.refusal(action, Actor.person(person.account().value()), reason));
    }
}
