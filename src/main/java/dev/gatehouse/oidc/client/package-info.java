/**
 * The applications that may ask for tokens: what the policy file says of them, and how one proves at our endpoints that it is
 * the one it says it is.
 */
@NullMarked
package dev.gatehouse.oidc.client;

import org.jspecify.annotations.NullMarked;
