package dev.gatehouse.account.session;

import java.time.Instant;
import java.util.UUID;

/** One line of "where I am signed in". */
public record SessionCard(UUID sid, String userAgent, Instant signedInAt, Instant lastSeenAt) {
}
