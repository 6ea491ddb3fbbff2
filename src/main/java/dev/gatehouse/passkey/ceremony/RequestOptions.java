package dev.gatehouse.passkey.ceremony;

import java.time.Duration;
import java.util.List;

/**
 * {@code PublicKeyCredentialRequestOptionsJSON} (WebAuthn §5.5). It names no credential: nobody says who they are before they
 * have shown it, so there is nothing to learn from it (§14.6.2).
 */
record RequestOptions(String challenge, long timeout, String rpId, List<CreationOptions.Descriptor> allowCredentials,
        String userVerification) {

    static RequestOptions of(String rpId, byte[] challenge, Duration life) {
        return new RequestOptions(Base64Url.encode(challenge), life.toMillis(), rpId, List.of(), "required");
    }
}
