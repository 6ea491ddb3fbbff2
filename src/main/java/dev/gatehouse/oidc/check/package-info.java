/**
 * The checks that an authorization request must pass, in one visible order. A check is one rule of a specification; it reads
 * its parameters once, into the type that {@code oidc.request.AuthorizationRequest} holds, or refuses.
 */
@NullMarked
package dev.gatehouse.oidc.check;

import org.jspecify.annotations.NullMarked;
