package dev.gatehouse.passkey;

import java.util.Set;

/** What sort of thing holds a passkey, as far as the browser told. */
enum PasskeyKind {

    SYNCED("Synced passkey"),
    BUILT_IN("Passkey on this device"),
    SECURITY_KEY("Security key"),
    PHONE("Passkey on a phone"),
    UNKNOWN("Passkey");

    private final String suggestedName;

    PasskeyKind(String suggestedName) {
        this.suggestedName = suggestedName;
    }

    static PasskeyKind of(Set<String> transports, boolean backupEligible) {
        if (backupEligible) {
            return SYNCED;
        }
        if (transports.contains("internal")) {
            return BUILT_IN;
        }
        if (transports.contains("usb") || transports.contains("nfc") || transports.contains("ble")) {
            return SECURITY_KEY;
        }
        return transports.contains("hybrid") ? PHONE : UNKNOWN;
    }

    /** The name it bears until its owner gives it one. */
    String suggestedName() {
        return suggestedName;
    }
}
