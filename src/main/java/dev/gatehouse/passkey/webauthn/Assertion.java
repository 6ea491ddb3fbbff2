package dev.gatehouse.passkey.webauthn;

/** The response to an authentication, in bytes (WebAuthn §5.2.2). */
public record Assertion(byte[] credentialId, byte[] userHandle, byte[] clientDataJson, byte[] authenticatorData,
        byte[] signature) {
}
