package dev.gatehouse.passkey.ceremony;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.session.CurrentSession;
import dev.gatehouse.account.session.SignedIn;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.platform.Front;
import dev.gatehouse.platform.Problem;

/** What changes who comes in asks for, such as adding a passkey or inviting somebody: a sign-in of at most five minutes ago. */
@Front
@ApplicationScoped
public class FreshSignIn {

    private final CurrentSession current;
    private final AuditTrail audit;
    private final Clock clock;

    FreshSignIn(CurrentSession current, AuditTrail audit, Clock clock) {
        this.current = current;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether it is there; where it is not, that is a refusal, and stands in the record under {@code action}. */
    public boolean isThereFor(String action) {
        var person = current.require();
        boolean fresh = person.isFresh(clock.instant());
        if (!fresh) {
            audit.refused(AuditEvent.refusal(action, Actor.person(person.account().value()), "the sign-in is not fresh"));
        }
        return fresh;
    }

    SignedIn requireFor(String action) {
        if (!isThereFor(action)) {
            throw Problem.forbidden("fresh-sign-in-needed",
                    "It has been a while since you signed in. Use your passkey once more, then try again.");
        }
        return current.require();
    }
}
