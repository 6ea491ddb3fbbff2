/**
 * WebAuthn: a person's passkeys, the ceremonies that make and use them, and the pages for both.
 *
 * <p>
 * This root is the vocabulary: the credential as it is kept, and what may be done with it. {@code webauthn} verifies the
 * responses of authenticators and alone touches the library, {@code cose} judges their public keys, {@code json} is what is
 * said to browsers and read from them, {@code ceremony} holds the endpoints {@code /passkeys/registration} and
 * {@code /passkeys/authentication}, {@code page} the pages {@code /login}, {@code /enroll} and {@code /account}. The session
 * that a sign-in starts, and the permit to register, are {@code account}'s.
 */
@NullMarked
package dev.gatehouse.passkey;

import org.jspecify.annotations.NullMarked;
