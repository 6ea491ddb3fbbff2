/**
 * The one way from what a door read to a decision: route, limits, caller, policy, identity; and what is counted, audited and
 * logged.
 */
@NullMarked
package dev.gatehouse.gateway.check;

import org.jspecify.annotations.NullMarked;
