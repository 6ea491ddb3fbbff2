/**
 * The two ceremonies of WebAuthn, registration and authentication.
 *
 * <p>
 * A registration runs in three steps: the challenge is consumed, in a transaction of its own, so that no failure later leaves
 * it usable; the response is verified on a worker; what it permits is done in one transaction. A sign-in does the same in one
 * transaction, as what it comes to, a session or a refusal, is committed with it.
 */
@NullMarked
package dev.gatehouse.passkey.ceremony;

import org.jspecify.annotations.NullMarked;
