package dev.gatehouse.passkey.ceremony;

import java.time.Instant;
import java.util.List;

import dev.gatehouse.account.session.Authentication;
import dev.gatehouse.passkey.Passkey;

/** What a passkey with user verification is worth. */
final class PasskeySignIn {

    /** Phishing-resistant (OpenID Connect EAP ACR Values 1.0 §2). */
    private static final String ACR = "phr";

    /**
     * A person was present and verified, so two factors; proof of possession of a key that no attestation shows to be in
     * hardware.
     */
    private static final List<String> AMR = List.of("user", "mfa", "pop", "swk");

    private PasskeySignIn() {
    }

    static Authentication by(Passkey passkey, Instant now) {
        return new Authentication(now, ACR, AMR, passkey.id());
    }
}
