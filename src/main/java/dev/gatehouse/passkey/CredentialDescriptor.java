package dev.gatehouse.passkey;

import java.util.List;

/** A credential as a browser is told about it (WebAuthn §5.8.3). */
public record CredentialDescriptor(byte[] id, List<String> transports) {
}
