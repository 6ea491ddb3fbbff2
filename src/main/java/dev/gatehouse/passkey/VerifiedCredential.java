package dev.gatehouse.passkey;

import java.util.Set;
import java.util.UUID;

/**
 * A new credential whose registration response held.
 *
 * @param publicKey the COSE key (RFC 9052 §7), written anew
 * @param backupEligible whether it may leave the device it was made on
 */
public record VerifiedCredential(byte[] id, byte[] publicKey, int algorithm, long signCount, UUID aaguid,
        Set<String> transports,
        boolean backupEligible, boolean backedUp, boolean userVerified) {
}
