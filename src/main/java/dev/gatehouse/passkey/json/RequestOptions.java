package dev.gatehouse.passkey.json;

import java.time.Duration;
import java.util.List;

import dev.gatehouse.passkey.CredentialDescriptor;
import dev.gatehouse.passkey.webauthn.RelyingParty;

/**
 * {@code PublicKeyCredentialRequestOptionsJSON} (WebAuthn §5.5). To a stranger it names no credential: nobody says who they are
 * before they have shown it, so there is nothing to learn from it (§14.6.2). Who is signed in already, and confirms it, is
 * asked for one of their own.
 */
public record RequestOptions(String challenge, long timeout, String rpId, List<CreationOptions.Descriptor> allowCredentials,
        String userVerification, List<String> hints) {

    public static RequestOptions of(RelyingParty party, byte[] challenge, List<CredentialDescriptor> allowed, Duration life) {
        return new RequestOptions(Base64Url.encode(challenge), life.toMillis(), party.id(),
                allowed.stream().map(CreationOptions.Descriptor::of).toList(), "required", party.hints());
    }
}
