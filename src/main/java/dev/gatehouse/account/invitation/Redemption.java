package dev.gatehouse.account.invitation;

import dev.gatehouse.account.Profile;

/**
 * What a permit was redeemed for.
 *
 * @param person whose passkey the new one is
 * @param returning whether an enrolment link led back into an account that was there
 * @param replacesPasskeys whether the new passkey takes the place of all others
 */
public record Redemption(Profile person, boolean returning, boolean replacesPasskeys) {
}
