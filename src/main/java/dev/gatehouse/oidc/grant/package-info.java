/**
 * The token endpoint, {@code /oauth2/token} (RFC 6749 §3.2), and what a grant is.
 * {@link dev.gatehouse.oidc.grant.TokenEndpoint} runs the phases that every grant shares, a
 * {@link dev.gatehouse.oidc.grant.Grant} adds only what is its own, and {@code oidc.token} issues what it allowed.
 *
 * <p>
 * A grant that keeps something has a package of its own: {@code oidc.code}, {@code oidc.refresh}.
 */
@NullMarked
package dev.gatehouse.oidc.grant;

import org.jspecify.annotations.NullMarked;
