/**
 * The one file that declares routes and clients, as {@link dev.gatehouse.platform.policy.PolicyNode}s that know
 * their line.
 *
 * <p>
 * Owns finding, parsing, validating and watching the file: it takes effect whole or not at all, and a bad change leaves
 * the running policy in place. Each slice contributes its section through
 * {@link dev.gatehouse.platform.policy.PolicySection}; what the keys mean is theirs.
 */
@NullMarked
package dev.gatehouse.platform.policy;

import org.jspecify.annotations.NullMarked;
