/**
 * What an application asks of the authorization endpoint (RFC 6749 §4.1.1, OpenID Connect Core §3.1.2.1): the request, parsed
 * once; the checks it must pass, in one visible order; and the place where a request waits while a person signs in or consents.
 *
 * <p>
 * Which step comes next is {@code oidc.authorize}'s business.
 */
package dev.gatehouse.oidc.request;
