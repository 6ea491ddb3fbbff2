/**
 * Token revocation, {@code /oauth2/revoke} (RFC 7009): a client gives a token back. How every replica learns of it is
 * {@code account.revocation}'s.
 */
@NullMarked
package dev.gatehouse.oidc.revocation;

import org.jspecify.annotations.NullMarked;
