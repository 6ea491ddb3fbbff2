package dev.gatehouse.passkey;

import java.time.Instant;

/** Why a passkey signs nobody in at present. It is lifted by an administrator, or by another passkey of the same person. */
public record Suspension(Instant since, Reason reason) {

    /** What was seen. */
    public enum Reason {
        /** Its counter went back where only a copy can make it do so (WebAuthn §6.1.1). */
        CLONE_SUSPECTED
    }
}
