/**
 * The public keys as a JWK Set (RFC 7517 §5), at {@code /oauth2/jwks}.
 */
package dev.gatehouse.keys.jwks;
