/**
 * What the policy file says about hosts and paths: which route a request belongs to, and what that route requires. Nothing
 * here knows HTTP or a database; the current table is swapped whole when the policy changes.
 */
@NullMarked
package dev.gatehouse.gateway.route;

import org.jspecify.annotations.NullMarked;
