/**
 * People: accounts, the invitations that let them in, their signed-in sessions, and the revocations every replica hears of.
 *
 * <p>
 * This root is the vocabulary; {@code invitation} makes and redeems enrolment links, {@code session} starts, finds and ends
 * sessions, {@code revocation} tells every replica what is revoked, {@code notice} what a person should know happened to their
 * account. How a person proves themselves is left to {@code passkey}.
 */
@NullMarked
package dev.gatehouse.account;

import org.jspecify.annotations.NullMarked;
