/** Token introspection, {@code /oauth2/introspect} (RFC 7662). Whether a token is active, {@code oidc.token} knows. */
@NullMarked
package dev.gatehouse.oidc.introspection;

import org.jspecify.annotations.NullMarked;
