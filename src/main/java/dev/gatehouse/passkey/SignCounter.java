package dev.gatehouse.passkey;

/**
 * Judges a signature counter (WebAuthn §6.1.1). Synced passkeys do not count, or count on several devices at once; only a
 * device that keeps its key to itself, and has counted, betrays a copy by going back. And responses overtake each other on
 * their way: one that may have been signed before the one that was accepted last proves nothing.
 */
public enum SignCounter {

    /** It went on, or this authenticator does not count. */
    ADVANCED,
    /**
     * It went back, but at a passkey that may be on several devices, or in a response that may have been overtaken: worth a
     * note.
     */
    REGRESSED,
    /** It went back, at a passkey that cannot be on two devices: there is a copy. */
    CLONED;

    /**
     * @param signedLater whether the response was surely signed after the one that was accepted last: its challenge was made
     *        after that one had come in
     */
    public static SignCounter judge(long stored, long presented, boolean backupEligible, boolean signedLater) {
        if (presented > stored || stored == 0 && presented == 0) {
            return ADVANCED;
        }
        return backupEligible || !signedLater ? REGRESSED : CLONED;
    }
}
