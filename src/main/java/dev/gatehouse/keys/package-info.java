/**
 * The signing keys in memory, and what is done with them: sign and verify (JWS, RFC 7515). What the claims mean is the
 * business of who signs. Beside the demo API, which verifies as an API of yours would, it alone touches a JOSE library.
 *
 * <p>
 * A key is published, active, retiring, retired and expired ({@link dev.gatehouse.keys.KeyState}); which one it is follows from
 * its times alone, so replicas agree without talking.
 */
@NullMarked
package dev.gatehouse.keys;

import org.jspecify.annotations.NullMarked;
