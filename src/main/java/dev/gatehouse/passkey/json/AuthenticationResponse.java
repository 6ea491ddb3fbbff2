package dev.gatehouse.passkey.json;

import dev.gatehouse.passkey.VerificationFailed;
import dev.gatehouse.passkey.webauthn.Assertion;

/** {@code AuthenticationResponseJSON} (WebAuthn §5.1). */
public record AuthenticationResponse(String id, String rawId, String type, Response response) {

    public record Response(String clientDataJSON, String authenticatorData, String signature, String userHandle) {
    }

    public Assertion assertion() {
        CredentialIdCheck.requireConsistent(id, rawId, type);
        if (response == null) {
            throw new VerificationFailed("a field is missing");
        }
        return new Assertion(Base64Url.decode(rawId), Base64Url.decode(response.userHandle),
                Base64Url.decode(response.clientDataJSON), Base64Url.decode(response.authenticatorData),
                Base64Url.decode(response.signature));
    }
}
