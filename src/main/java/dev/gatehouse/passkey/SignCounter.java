package dev.gatehouse.passkey;

/**
 * Judges a signature counter (WebAuthn §6.1.1). Synced passkeys do not count, or count on several devices at once; only a
 * device
 * that keeps its key to itself, and has counted, betrays a copy by going back.
 */
public enum SignCounter {

    /** It went on, or this authenticator does not count. */
    FINE,
    /** It went back, at a passkey that may be on several devices: worth a note. */
    ODD,
    /** It went back, at a passkey that cannot be on two devices: there is a copy. */
    COPIED;

    public static SignCounter judge(long stored, long presented, boolean backupEligible) {
        if (presented > stored || stored == 0 && presented == 0) {
            return FINE;
        }
        return backupEligible || stored == 0 ? ODD : COPIED;
    }
}
