/**
 * What every slice stands on and none is known to: problem replies, secrets, ids, randomness, the public address,
 * request ids, CSRF and response headers, limits, start-up checks.
 *
 * <p>
 * Owns no table and no page but the error page. Knows nothing of accounts, passkeys, tokens or routes.
 */
package dev.gatehouse.platform;
