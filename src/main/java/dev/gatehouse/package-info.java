/**
 * Gatehouse: lets people in with a passkey, hands their apps OpenID Connect tokens, and judges every request to an API.
 *
 * <p>
 * The slices below depend on each other in one direction only:
 * {@code platform, audit, keys, account, passkey, oidc, gateway, console}; the architecture test holds the map. Beside them
 * stand {@code demo}, an app to try it with, and {@code launch}, which starts it all.
 */
@NullMarked
package dev.gatehouse;

import org.jspecify.annotations.NullMarked;
