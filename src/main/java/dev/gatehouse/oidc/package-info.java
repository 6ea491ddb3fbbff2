/**
 * The OpenID provider. This package holds its vocabulary: the errors of OAuth 2.0 and how they are written, the parsed
 * parameters of a request, grant types, claims, scopes, paths and settings.
 *
 * <p>
 * {@code client} owns who may ask, {@code request}, {@code check} and {@code authorize} the authorization endpoint,
 * {@code grant} the token endpoint with {@code code} and {@code refresh} as the grants that keep something, {@code token} the
 * tokens themselves. {@code introspection}, {@code revocation}, {@code userinfo}, {@code logout} and {@code discovery} are
 * endpoints. How a person proved who they are is {@code account}'s {@code Authentication}; signing is {@code keys}.
 */
@NullMarked
package dev.gatehouse.oidc;

import org.jspecify.annotations.NullMarked;
