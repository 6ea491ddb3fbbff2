package dev.gatehouse.account.session;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.Assignments;
import dev.gatehouse.account.Authentication;

/**
 * Somebody with a live session.
 *
 * @param sid the id of the session; it is no secret and stands in tokens
 * @param assignments their roles and groups, as they are now
 */
public record SignedIn(UUID sid, AccountId account, String name, boolean admin, Assignments assignments,
        Authentication authentication) {

    /** How recent a sign-in a dangerous step asks for. */
    public static final Duration FRESH = Duration.ofMinutes(5);

    /** Whether the person signed in at most five minutes ago. */
    public boolean isFresh(Instant now) {
        return !authentication.at().plus(FRESH).isBefore(now);
    }
}
