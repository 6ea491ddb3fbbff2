package dev.gatehouse.passkey;

import java.util.Locale;

/** The kinds of device that a browser can be asked to offer first (WebAuthn §5.8.7). */
public enum PublicKeyCredentialHint {

    SECURITY_KEY,
    CLIENT_DEVICE,
    HYBRID;

    /** As it stands in the options. */
    public String value() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
