package dev.gatehouse.passkey.webauthn;

import java.util.Set;

/** The response to a registration, in bytes (WebAuthn §5.2.1). */
public record Attestation(byte[] clientDataJson, byte[] attestationObject, Set<String> transports) {
}
