/**
 * RP-initiated logout at {@code /oauth2/logout} and the page that asks first (OpenID Connect RP-Initiated Logout 1.0). What
 * ends is the session itself, and with it every access token that carries its {@code sid}.
 */
@NullMarked
package dev.gatehouse.oidc.logout;

import org.jspecify.annotations.NullMarked;
