package dev.gatehouse.passkey;

import java.util.List;

/** A credential as a browser is told about it. */
public record CredentialReference(byte[] id, List<String> transports) {
}
