package dev.gatehouse.passkey;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A passkey as its owner and an administrator see it.
 *
 * @param provider who keeps it, as far as that is known and its name does not say so; may be {@code null}
 * @param synced whether it may be on several devices
 * @param suspension {@code null} when it works
 * @param lastUsedAt {@code null} when it was not used yet
 */
public record PasskeySummary(UUID id, String name, @Nullable String provider, boolean synced, @Nullable Suspension suspension,
        Instant createdAt, @Nullable Instant lastUsedAt) {

    public boolean suspended() {
        return suspension != null;
    }
}
