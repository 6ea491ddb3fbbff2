package dev.gatehouse.passkey;

import java.time.Instant;
import java.util.UUID;

/**
 * A passkey as its owner sees it.
 *
 * @param synced whether it may be on several devices
 * @param lastUsedAt {@code null} when it was not used yet
 */
public record PasskeyCard(UUID id, String name, boolean synced, boolean locked, Instant createdAt, Instant lastUsedAt) {
}
