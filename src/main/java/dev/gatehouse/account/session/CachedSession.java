package dev.gatehouse.account.session;

import java.time.Duration;
import java.time.Instant;

import dev.gatehouse.account.AccountConfig.SessionLife;

/**
 * A session as this replica remembers it.
 *
 * @param seenAt when the person was last seen, as the database knows it
 * @param readAt when this was read from the database
 */
record CachedSession(SignedIn signedIn, Instant expiresAt, Instant seenAt, Instant readAt) {

    /** Being seen is written, and the session read anew, at most once in this time. */
    private static final Duration PRECISION = Duration.ofMinutes(1);

    boolean isLive(Instant now, SessionLife life) {
        return now.isBefore(expiresAt) && now.isBefore(seenAt.plus(life.idleTimeout()));
    }

    /** Whether memory alone answers. A clock that went backwards reads anew too. */
    boolean isRecent(Instant now) {
        return now.isBefore(readAt.plus(PRECISION)) && !now.isBefore(readAt.minus(PRECISION));
    }

    /** While the database is away, being seen here is remembered here. */
    CachedSession seen(Instant now) {
        return new CachedSession(signedIn, expiresAt, now, now);
    }
}
