/**
 * The verification procedures of WebAuthn §7, and the relying party that they are made for. The WebAuthn library is touched by
 * {@link dev.gatehouse.passkey.webauthn.WebAuthn} alone; the endpoints that its extension brings are closed here. The documents
 * {@code /.well-known/webauthn} and {@code /.well-known/passkey-endpoints} are served here too.
 */
@NullMarked
package dev.gatehouse.passkey.webauthn;

import org.jspecify.annotations.NullMarked;
