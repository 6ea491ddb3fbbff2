/**
 * The issuers that the policy trusts beside us: what it says about them, their published keys, and whether a token is one of
 * their access tokens and for whom. Quarkus OIDC verifies signatures and claims; what it is given to verify with is fetched
 * and judged here. Who presents a token, and where that counts, is left to others.
 */
@NullMarked
package dev.gatehouse.gateway.issuer;

import org.jspecify.annotations.NullMarked;
