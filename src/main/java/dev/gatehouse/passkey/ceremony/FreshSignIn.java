package dev.gatehouse.passkey.ceremony;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.account.session.CurrentSession;
import dev.gatehouse.account.session.SignedIn;
import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.platform.Problem;

/** What adding or removing a passkey asks for: a sign-in of at most five minutes ago. */
@ApplicationScoped
class FreshSignIn {

    private final CurrentSession current;
    private final AuditTrail audit;
    private final Clock clock;

    FreshSignIn(CurrentSession current, AuditTrail audit, Clock clock) {
        this.current = current;
        this.audit = audit;
        this.clock = clock;
    }

    boolean isThere() {
        return current.require().isFresh(clock.instant());
    }

    SignedIn require() {
        if (!isThere()) {
            audit.refused(AuditEvent.refusal(Refusals.REGISTRATION, Actor.person(current.require().account().value()),
                    "the sign-in is not fresh"));
            throw Problem.forbidden("fresh-sign-in-needed",
                    "It has been a while since you signed in. Use your passkey once more, then try again.");
        }
        return current.require();
    }
}
