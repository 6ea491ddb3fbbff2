/**
 * WebAuthn: a person's passkeys, the ceremonies that make and use them, and the pages for both.
 *
 * <p>
 * This root is the vocabulary; {@code ceremony} holds the endpoints {@code /passkeys/**} and the pages {@code /login},
 * {@code /enroll/**} and {@code /account}. The session that a sign-in starts, and the permit to enrol, are {@code account}'s.
 * The WebAuthn library is touched by {@link dev.gatehouse.passkey.WebAuthn} alone.
 */
package dev.gatehouse.passkey;
