/**
 * What an application asks of the authorization endpoint (RFC 6749 §4.1.1, OpenID Connect Core §3.1.2.1): the types of
 * a request that is valid, and the place where a request waits while a person signs in, consents or signs out.
 *
 * <p>
 * {@code oidc.check} makes the one of what was sent; which step comes next is {@code oidc.authorize}'s business.
 */
@NullMarked
package dev.gatehouse.oidc.request;

import org.jspecify.annotations.NullMarked;
