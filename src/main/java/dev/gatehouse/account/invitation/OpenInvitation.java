package dev.gatehouse.account.invitation;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.gatehouse.account.Assignments;

/**
 * An enrolment link that can still be used, as an administrator sees it. The link itself is not in it: nobody can show it
 * again.
 *
 * @param name for whom it is
 * @param admin whether it makes an administrator
 * @param assignments what the person will have
 * @param forAccount the account it leads back into; {@code null} when it opens a new one
 * @param invitedBy the name of who made it; {@code null} when it was made at the command line
 */
public record OpenInvitation(UUID id, String name, boolean admin, Assignments assignments, @Nullable UUID forAccount,
        @Nullable String invitedBy, Instant createdAt, Instant expiresAt) {
}
