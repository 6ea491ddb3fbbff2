/**
 * Our tokens themselves: what may be issued ({@link dev.gatehouse.oidc.token.Authorization}), the one class that issues it,
 * what an access token says, and whether it is still active. Who holds one of our access tokens asks
 * {@link dev.gatehouse.oidc.token.AccessTokenVerifier} or {@link dev.gatehouse.oidc.token.ActiveTokens}, from memory.
 *
 * <p>
 * What leads to a token is {@code oidc.grant}'s. Signing and verifying is {@code keys}'.
 */
@NullMarked
package dev.gatehouse.oidc.token;

import org.jspecify.annotations.NullMarked;
