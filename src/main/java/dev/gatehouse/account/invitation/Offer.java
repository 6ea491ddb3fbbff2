package dev.gatehouse.account.invitation;

import java.time.Instant;
import java.util.Optional;

import dev.gatehouse.account.Registering;

/**
 * What an enrolment link offers.
 *
 * @param admin whether the account will administer this installation
 * @param inviter the name of who made the link, unless it was made at the command line
 */
public record Offer(Registering.ByInvitation permit, boolean admin, Instant expiresAt, Optional<String> inviter) {
}
