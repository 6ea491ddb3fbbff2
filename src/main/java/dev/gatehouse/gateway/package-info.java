/**
 * Judges one request against one route, whoever asks: another proxy at a {@code door}, or our own {@code proxy}, which
 * reaches each {@code upstream}; {@code host} decides which of them a request is for, {@code check} judges.
 *
 * <p>
 * The root holds the vocabulary: an {@link dev.gatehouse.gateway.AccessRequest} is what a door read, a
 * {@link dev.gatehouse.gateway.Caller} is who is behind it, a {@link dev.gatehouse.gateway.Decision} is what comes of it.
 * Tokens are verified by oidc, sessions are kept by account, the policy file is read by platform.policy.
 */
@NullMarked
package dev.gatehouse.gateway;

import org.jspecify.annotations.NullMarked;
