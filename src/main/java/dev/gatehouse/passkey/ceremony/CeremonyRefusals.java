package dev.gatehouse.passkey.ceremony;

import jakarta.enterprise.context.ApplicationScoped;

import dev.gatehouse.audit.Actor;
import dev.gatehouse.audit.AuditEvent;
import dev.gatehouse.audit.AuditTrail;
import dev.gatehouse.passkey.Passkeys;
import dev.gatehouse.passkey.ceremony.LoginAdmission.Claimed;
import dev.gatehouse.platform.Problem;

/** What a ceremony says when it refuses: to the caller a sentence without a reason, to the audit trail the reason. */
@ApplicationScoped
class CeremonyRefusals {

    static final String SIGN_IN = "passkey.sign-in.refused";
    static final String REGISTRATION = "passkey.registration.refused";

    private final AuditTrail audit;

    CeremonyRefusals(AuditTrail audit) {
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
        return noted(action, reason, unverified());
    }

    Problem unverified(Claimed claimed, String reason) {
        return noted(claimed, reason, unverified());
    }

    Problem suspended(Claimed claimed) {
        return noted(claimed, "the passkey is suspended", Problem.forbidden("passkey-suspended",
                "This passkey is suspended, because somebody may have copied it. Sign in with another passkey of yours to use it "
                        + "again or remove it, or ask an administrator."));
    }

    Problem accountLocked(Claimed claimed) {
        return noted(claimed, "the account is locked", Problem.forbidden("account-locked",
                "Your passkey is right, but your account is locked. Ask an administrator what happened."));
    }

    Problem tooManyPasskeys() {
        return noted(REGISTRATION, "the account has as many passkeys as it can", Problem.conflict("too-many-passkeys",
                "Your account has " + Passkeys.MOST + " passkeys, and cannot have more. Remove one that you no longer use, "
                        + "then try again."));
    }

    Problem alreadyRegistered() {
        return noted(REGISTRATION, "credential id is taken", Problem.conflict("already-registered",
                "This device already has a passkey for your account."));
    }

    private static Problem unverified() {
        return Problem.badRequest("not-verified",
                "We could not verify that passkey. Nothing changed. Try again, or use another device.");
    }

    private Problem noted(String action, String reason, Problem problem) {
        return noted(AuditEvent.refusal(action, Actor.stranger(), reason), reason, problem);
    }

    /** A sign-in that named a passkey of ours: the audit trail says whose it is, though nobody has shown to be them. */
    private Problem noted(Claimed claimed, String reason, Problem problem) {
        return noted(AuditEvent.refusal(SIGN_IN, Actor.stranger(), reason).about(claimed.passkey())
                .with("account", claimed.account()), reason, problem);
    }

    private Problem noted(AuditEvent refusal, String reason, Problem problem) {
        audit.refused(refusal);
        return problem.because(reason);
    }
}
