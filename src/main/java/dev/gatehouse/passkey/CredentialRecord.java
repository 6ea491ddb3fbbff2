package dev.gatehouse.passkey;

import java.util.UUID;

/** What verification needs of a stored passkey (WebAuthn §4, "credential record"). */
public record CredentialRecord(byte[] id, byte[] publicKey, UUID aaguid, boolean backupEligible, boolean backedUp) {
}
