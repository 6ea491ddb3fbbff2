/**
 * Judges one request against one route, behind several doors: forward-auth, auth-request, reverse proxy.
 *
 * <p>
 * The root holds the vocabulary: an {@link dev.gatehouse.gateway.AccessRequest} is what a door saw, a
 * {@link dev.gatehouse.gateway.Caller} is who is behind it, a {@link dev.gatehouse.gateway.Decision} is what we say.
 * Tokens are verified by oidc, sessions are kept by account, the policy file is read by platform.policy.
 */
package dev.gatehouse.gateway;
