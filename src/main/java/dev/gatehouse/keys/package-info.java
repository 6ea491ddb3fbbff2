/**
 * The signing keys in memory, and what is done with them: sign and verify (JWS, RFC 7515). What the claims mean is the
 * business of who signs. The only slice that touches a JOSE library.
 *
 * <p>
 * A key is published, active, retiring, retired and expired ({@link dev.gatehouse.keys.KeyState}); which one it is follows from
 * its times alone, so replicas agree without talking.
 */
@NullMarked
package dev.gatehouse.keys;

import org.jspecify.annotations.NullMarked;
