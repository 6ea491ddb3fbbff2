/**
 * The public keys as a JWK Set (RFC 7517 §5), at {@code /oauth2/jwks}.
 */
@NullMarked
package dev.gatehouse.keys.jwks;

import org.jspecify.annotations.NullMarked;
