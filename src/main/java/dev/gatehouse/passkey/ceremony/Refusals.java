package dev.gatehouse.passkey.ceremony;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.platform.Problem;

/** What a ceremony says when it refuses: to the caller a sentence without a reason, to the audit trail the reason. */
@ApplicationScoped
class Refusals {

    static final String SIGN_IN = "passkey.sign-in.refused";
    static final String REMOVAL = "passkey.removal.refused";
    static final String REINSTATEMENT = "passkey.reinstatement.refused";
    static final String REGISTRATION = "passkey.registration.refused";

    private final AuditTrail audit;

    Refusals(AuditTrail audit) {
        this.audit = audit;
    }

    Problem stale(String action) {
        return noted(action, "challenge unknown, used or expired", Problem.badRequest("challenge-expired",
                "That took too long, so we stopped waiting. Nothing changed. Try again."));
    }

    Problem unknownPasskey() {
        return noted(SIGN_IN, "credential unknown", Problem.unauthorized("unknown-passkey",
                "This passkey does not open an account here. Use another one, or ask for a new enrolment link."));
    }

    Problem unverified(String action, String reason) {
        return noted(action, reason, Problem.badRequest("not-verified",
                "We could not verify that passkey. Nothing changed. Try again, or use another device."));
    }

    Problem suspended() {
        return noted(SIGN_IN, "the passkey is suspended", Problem.forbidden("passkey-suspended",
                "This passkey is suspended, because somebody may have a copy of it. Sign in with another one and decide there, "
                        + "or ask an administrator."));
    }

    Problem alreadyRegistered() {
        return noted(REGISTRATION, "credential id is taken", Problem.conflict("already-registered",
                "This device already has a passkey for your account."));
    }

    private Problem noted(String action, String reason, Problem problem) {
        audit.refused(AuditEvent.refusal(action, Actor.stranger(), reason));
        return problem.because(reason);
    }
}
