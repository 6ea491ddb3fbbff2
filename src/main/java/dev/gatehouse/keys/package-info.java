/**
 * The signing keys: made, published, rotated, retired, used to sign and to verify. Serves {@code /oauth2/jwks}.
 *
 * <p>
 * A key goes through published, active, retiring and kept ({@link dev.gatehouse.keys.KeyState}); which one it is in follows
 * from its times alone, so replicas agree without talking. Private parts lie sealed in PostgreSQL. The only package that
 * touches a JOSE library; what the claims mean is the business of who signs.
 */
package dev.gatehouse.keys;
