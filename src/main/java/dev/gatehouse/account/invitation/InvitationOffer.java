package dev.gatehouse.account.invitation;

import java.time.Instant;
import java.util.Optional;

import dev.gatehouse.account.AccountId;
import dev.gatehouse.account.DisplayName;
import dev.gatehouse.account.RegistrationPermit;
import dev.gatehouse.platform.Problem;

/**
 * What an enrolment link offers.
 *
 * @param nameless whether nobody was named: who follows the link says their name
 * @param admin whether the account will administer this installation
 * @param account the account that the link leads back into; empty when it opens a new one
 * @param replacesPasskeys whether its other passkeys go
 * @param inviter the name of who made the link, unless it was made at the command line
 */
public record InvitationOffer(RegistrationPermit.ByInvitation permit, boolean nameless, boolean admin,
        Optional<AccountId> account,
        boolean replacesPasskeys, Instant expiresAt, Optional<String> inviter) {

    /** The permit under the name that was typed, where a name is asked for. */
    public RegistrationPermit.ByInvitation permitFor(Optional<String> typed) {
        if (!nameless || typed.isEmpty()) {
            return permit;
        }
        return DisplayName.parse(typed.get())
                .map(name -> new RegistrationPermit.ByInvitation(permit.invitation(), name.value()))
                .orElseThrow(() -> Problem.badRequest("bad-name", "Tell us your name, in 1 to 100 letters."));
    }
}
