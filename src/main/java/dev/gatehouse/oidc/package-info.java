/**
 * The OpenID provider. This package holds its vocabulary: the errors of OAuth 2.0 and how they are written, the parsed
 * parameters of a request, scopes and settings.
 *
 * <p>
 * {@code client} owns who may ask, {@code token} what is handed out, {@code discovery} what is published about us. How a
 * person proved who they are is {@code account}'s {@code Authentication}; signing is {@code keys}.
 */
package dev.gatehouse.oidc;
