/**
 * The authorization code grant (RFC 6749 §4.1, with RFC 7636): what a person approved, the code that stands for it, and its
 * redemption. That a person approved it, {@code oidc.authorize} has seen to.
 */
@NullMarked
package dev.gatehouse.oidc.code;

import org.jspecify.annotations.NullMarked;
