/**
 * What is handed out and taken back: authorization codes, access tokens, ID tokens and refresh tokens. Serves
 * {@code /oauth2/token}, {@code /oauth2/revoke}, {@code /oauth2/introspect} and {@code /oauth2/userinfo}.
 *
 * <p>
 * {@link dev.gatehouse.oidc.token.TokenEndpoint} runs the phases that every grant shares; a
 * {@link dev.gatehouse.oidc.token.Grant} adds only what is its own; {@code TokenIssuer} alone mints. Whoever is handed one of
 * our tokens asks {@link dev.gatehouse.oidc.token.AccessTokenVerifier}.
 */
package dev.gatehouse.oidc.token;
