package dev.gatehouse.passkey;

import java.util.UUID;

/** What verification needs to know of a stored passkey. */
public record KnownCredential(byte[] id, byte[] publicKey, UUID aaguid, boolean backupEligible, boolean backedUp) {
}
