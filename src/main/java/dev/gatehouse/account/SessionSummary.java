package dev.gatehouse.account;

import java.time.Instant;
import java.util.UUID;

/**
 * One line of "where I am signed in".
 *
 * @param device the browser and system, in words
 */
public record SessionSummary(UUID sid, String device, Instant startedAt, Instant lastSeenAt) {
}
