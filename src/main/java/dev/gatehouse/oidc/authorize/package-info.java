/**
 * The authorization endpoint {@code /oauth2/authorize} and the page {@code /consent} (RFC 6749 §4.1, OpenID Connect Core
 * §3.1.2): one place decides which step comes next, every step comes back to it, and only what is stored proves that a step was
 * made.
 *
 * <p>
 * Signing in is {@code account}'s and {@code passkey}'s; making the code is {@code oidc.code}'s.
 */
@NullMarked
package dev.gatehouse.oidc.authorize;

import org.jspecify.annotations.NullMarked;
