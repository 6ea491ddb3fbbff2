package dev.gatehouse.passkey;

/** A response of an authenticator that does not hold. The reason is for the audit trail; the caller is told none. */
public final class VerificationFailed extends RuntimeException {

    public VerificationFailed(String reason) {
        super(reason, null, false, false);
    }

    public String reason() {
        return getMessage();
    }
}
