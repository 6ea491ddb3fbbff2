/**
 * Enrolment links: who may invite, the single-use ticket in the link, and the account that its redemption opens. The page
 * behind the link and the passkey ceremony are {@code passkey}'s.
 */
@NullMarked
package dev.gatehouse.account.invitation;

import org.jspecify.annotations.NullMarked;
